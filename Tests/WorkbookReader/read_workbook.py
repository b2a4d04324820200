"""Prints what a spreadsheet program finds in a workbook (ECMA-376), as JSON.

It knows the format's pages and nothing of the program that wrote the file. Usage:
read_workbook.py FILE.xlsx
"""

import json
import posixpath
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TERMS = "{http://purl.org/dc/terms/}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BUILT_IN = {0: "General", 1: "0", 49: "@"}


class Package:
    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        assert self.archive.testzip() is None, "a part is damaged"

    def part(self, name):
        return ET.fromstring(self.archive.read(name))

    def related(self, name, kind):
        """The parts that a part refers to, by the id of the reference."""
        folder, file = posixpath.split(name)
        references = f"{folder}/_rels/{file}.rels"
        if references not in self.archive.namelist():
            return {}
        return {
            each.get("Id"): posixpath.normpath(posixpath.join(folder, each.get("Target")))
            for each in self.part(references)
            if each.get("Type").endswith("/" + kind)
        }


def formats(package):
    styles = package.part("xl/styles.xml")
    own = {int(f.get("numFmtId")): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
    cells = styles.find(MAIN + "cellXfs")
    return [{**BUILT_IN, **own}[int(xf.get("numFmtId"))] for xf in cells]


def texts(package):
    if "xl/sharedStrings.xml" not in package.archive.namelist():
        return []
    strings = package.part("xl/sharedStrings.xml")
    return ["".join(t.text or "" for t in si.iter(MAIN + "t")) for si in strings]


def cell(element, strings, styles):
    kind = element.get("t", "n")
    value = element.find(MAIN + "v")
    if value is None:
        kind = "blank"
    value = value.text if value is not None else ""
    return {
        "kind": {"s": "text", "n": "number"}.get(kind, kind),
        "value": strings[int(value)] if kind == "s" else value,
        "format": styles[int(element.get("s", 0))],
        "hasFormula": element.find(MAIN + "f") is not None,
    }


def chart(package, name):
    space = package.part(name)
    plot = space.find(f"{CHART}chart/{CHART}plotArea")
    drawn = next(e for e in plot if e.tag.endswith("Chart"))
    grouping = drawn.find(CHART + "grouping").get("val")
    series = [
        {
            "name": each.findtext(f"{CHART}tx//{CHART}f"),
            "names": each.findtext(f"{CHART}cat//{CHART}f"),
            "values": each.findtext(f"{CHART}val//{CHART}f"),
        }
        for each in drawn.iter(CHART + "ser")
    ]
    title = space.find(f"{CHART}chart/{CHART}title")
    return {
        "direction": drawn.find(CHART + "barDir").get("val"),
        "grouping": grouping,
        "title": "".join(t.text for t in title.iter(TEXT + "t")),
        "series": series,
    }


def sheet(package, name, title, strings, styles, repeated):
    page = package.part(name)
    setup = page.find(MAIN + "pageSetup")
    pane = page.find(f".//{MAIN}pane")
    drawings = package.related(name, "drawing").values()
    charts = [c for d in drawings for c in package.related(d, "chart").values()]
    alternatives = [
        p.get("descr") for d in drawings for p in package.part(d).iter(DRAWING + "cNvPr")
    ]
    return {
        "name": title,
        "cells": {c.get("r"): cell(c, strings, styles) for c in page.iter(MAIN + "c")},
        "widths": [float(c.get("width")) for c in page.iter(MAIN + "col")],
        "heights": [float(r.get("ht", 0)) for r in page.iter(MAIN + "row")],
        "frozenAbove": pane.get("topLeftCell") if pane is not None else None,
        "repeatedRows": repeated,
        "paper": setup.get("paperSize"),
        "isLandscape": setup.get("orientation") == "landscape",
        "fitsToWidth": page.find(f".//{MAIN}pageSetUpPr[@fitToPage='1']") is not None,
        "charts": [chart(package, c) for c in sorted(charts)],
        "alternatives": alternatives,
    }


def workbook(path):
    package = Package(path)
    book = package.part("xl/workbook.xml")
    parts = package.related("xl/workbook.xml", "worksheet")
    repeated = {
        int(n.get("localSheetId")): n.text
        for n in book.iter(MAIN + "definedName")
        if n.get("name") == "_xlnm.Print_Titles"
    }
    strings, styles = texts(package), formats(package)
    sheets = [
        sheet(package, parts[s.get(RELATION)], s.get("name"), strings, styles, repeated.get(i))
        for i, s in enumerate(book.iter(MAIN + "sheet"))
    ]
    created = package.part("docProps/core.xml").findtext(TERMS + "created")
    return {"created": created, "sheets": sheets}


if __name__ == "__main__":
    json.dump(workbook(sys.argv[1]), sys.stdout, ensure_ascii=False)
