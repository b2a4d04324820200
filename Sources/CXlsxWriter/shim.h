#include <xlsxwriter.h>

/* Declared by glibc for _GNU_SOURCE only: see memfd_create(2). */
int memfd_create(const char *name, unsigned int flags);
static const unsigned int tambon_close_on_exec = 0x0001u; /* MFD_CLOEXEC */
