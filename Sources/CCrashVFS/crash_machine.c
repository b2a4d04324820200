// Machines: which faults happen, and what they leave of the files.
#include "crash_machine.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { sector_bytes = 512 };

static pthread_mutex_t machines_lock = PTHREAD_MUTEX_INITIALIZER;
static crash_machine *machines;

static uint64_t next_random(uint64_t *state) {
    uint64_t mixed = (*state += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

crash_machine *crash_machine_create(const char *folder) {
    crash_machine *machine = calloc(1, sizeof *machine);
    if (machine == NULL || (machine->folder = strdup(folder)) == NULL) {
        free(machine);
        return NULL;
    }
    machine->folder_length = strlen(folder);
    machine->room = -1;
    pthread_mutex_lock(&machines_lock);
    machine->next = machines;
    machines = machine;
    pthread_mutex_unlock(&machines_lock);
    return machine;
}

crash_machine *crash_machine_of(const char *path) {
    pthread_mutex_lock(&machines_lock);
    crash_machine *machine = machines;
    while (machine != NULL
           && (strncmp(path, machine->folder, machine->folder_length) != 0
               || path[machine->folder_length] != '/')) {
        machine = machine->next;
    }
    pthread_mutex_unlock(&machines_lock);
    return machine;
}

static void drop_pending(crash_image *image) {
    for (crash_pending *item = image->first; item != NULL;) {
        crash_pending *next = item->next;
        free(item);
        item = next;
    }
    image->first = NULL;
    image->last = &image->first;
}

static void free_image(crash_image *image) {
    drop_pending(image);
    free(image->path);
    free(image->bytes);
    free(image);
}

/// Takes an image off its machine; it lives on while it is open.
static void detach(crash_image **place) {
    crash_image *image = *place;
    *place = image->next;
    if (image->open_count == 0) {
        free_image(image);
    } else {
        image->next = NULL;
        image->is_orphan = 1;
    }
}

void crash_machine_destroy(crash_machine *machine) {
    pthread_mutex_lock(&machines_lock);
    for (crash_machine **place = &machines; *place != NULL; place = &(*place)->next) {
        if (*place == machine) {
            *place = machine->next;
            break;
        }
    }
    pthread_mutex_unlock(&machines_lock);
    while (machine->images != NULL) detach(&machine->images);
    free(machine->folder);
    free(machine);
}

// Images

static int reserve(crash_image *image, int64_t size) {
    if (size <= image->capacity) return 1;
    int64_t capacity = image->capacity < 65536 ? 65536 : image->capacity;
    while (capacity < size) capacity *= 2;
    unsigned char *bytes = realloc(image->bytes, (size_t)capacity);
    if (bytes == NULL) return 0;
    image->bytes = bytes;
    image->capacity = capacity;
    return 1;
}

static int load(crash_image *image) {
    int descriptor = open(image->path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return 1;
    struct stat status;
    int is_loaded = fstat(descriptor, &status) == 0 && reserve(image, status.st_size);
    while (is_loaded && image->size < status.st_size) {
        ssize_t count = read(descriptor, image->bytes + image->size,
                             (size_t)(status.st_size - image->size));
        if (count <= 0) is_loaded = 0;
        else image->size += count;
    }
    close(descriptor);
    return is_loaded;
}

crash_image *crash_image_open(crash_machine *machine, const char *path) {
    for (crash_image *image = machine->images; image != NULL; image = image->next) {
        if (strcmp(image->path, path) == 0) {
            image->open_count++;
            return image;
        }
    }
    crash_image *image = calloc(1, sizeof *image);
    if (image == NULL) return NULL;
    image->last = &image->first;
    image->path = strdup(path);
    if (image->path == NULL || !load(image)) {
        free_image(image);
        return NULL;
    }
    image->open_count = 1;
    image->next = machine->images;
    machine->images = image;
    return image;
}

void crash_image_close(crash_machine *machine, crash_image *image) {
    (void)machine;
    image->open_count--;
    if (image->open_count == 0 && image->is_orphan) free_image(image);
}

void crash_image_forget(crash_machine *machine, const char *path) {
    for (crash_image **place = &machine->images; *place != NULL; place = &(*place)->next) {
        if (strcmp((*place)->path, path) == 0) {
            detach(place);
            return;
        }
    }
}

// What reaches the disk

static int write_all(int descriptor, const unsigned char *bytes, int64_t length, int64_t offset) {
    while (length > 0) {
        ssize_t count = pwrite(descriptor, bytes, (size_t)length, offset);
        if (count <= 0) return 0;
        bytes += count;
        offset += count;
        length -= count;
    }
    return 1;
}

static int apply(int descriptor, const crash_pending *item) {
    if (item->length < 0) return ftruncate(descriptor, item->offset) == 0;
    return write_all(descriptor, item->bytes, item->length, item->offset);
}

/// Applies some sectors of a write.
static void tear(int descriptor, const crash_pending *item, uint64_t *random) {
    int64_t done = 0;
    while (done < item->length) {
        int64_t sector_end = ((item->offset + done) / sector_bytes + 1) * sector_bytes;
        int64_t count = sector_end - item->offset - done;
        if (count > item->length - done) count = item->length - done;
        if (next_random(random) & 1) {
            write_all(descriptor, item->bytes + done, count, item->offset + done);
        }
        done += count;
    }
}

/// Applies everything that waits, in order.
static int write_through(crash_image *image) {
    if (image->first == NULL) return 1;
    int descriptor = open(image->path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return 0;
    int is_done = 1;
    for (crash_pending *item = image->first; item != NULL && is_done; item = item->next) {
        is_done = apply(descriptor, item);
    }
    close(descriptor);
    if (is_done) drop_pending(image);
    return is_done;
}

/// Lets chance decide what of an image's unsynced writes has reached the disk.
static void scatter(crash_machine *machine, crash_image *image, uint64_t *random) {
    int descriptor = open(image->path, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    // Half of the cuts lose everything: the plainest case.
    int loses_all = (int)(next_random(random) & 1);
    for (crash_pending *item = image->first; item != NULL; item = item->next) {
        uint64_t fate = loses_all ? 0 : next_random(random) % 3;
        if (fate == 0) {
            machine->counts.lost_writes++;
        } else if (fate == 1 || item->length < 0) {
            apply(descriptor, item);
        } else {
            tear(descriptor, item, random);
            machine->counts.torn_writes++;
        }
    }
    close(descriptor);
}

// Faults

void crash_machine_arm(crash_machine *machine, crash_fault fault, int64_t countdown,
                       uint64_t seed) {
    machine->armed = fault;
    machine->countdown = countdown;
    machine->seed = seed;
    machine->fired = crash_fault_none;
}

crash_fault crash_machine_disarm(crash_machine *machine) {
    crash_fault fired = machine->fired;
    machine->armed = crash_fault_none;
    machine->fired = crash_fault_none;
    return fired;
}

int crash_machine_is_down(const crash_machine *machine) { return machine->is_down; }

void crash_machine_cut_power(crash_machine *machine, uint64_t seed) {
    uint64_t random = seed;
    while (machine->images != NULL) {
        scatter(machine, machine->images, &random);
        detach(&machine->images);
    }
    machine->is_down = 1;
}

void crash_machine_kill(crash_machine *machine) { machine->is_down = 1; }

void crash_machine_restart(crash_machine *machine) {
    machine->run++;
    machine->is_down = 0;
    machine->armed = crash_fault_none;
}

void crash_machine_settle(crash_machine *machine) {
    while (machine->images != NULL) {
        write_through(machine->images);
        detach(&machine->images);
    }
}

void crash_machine_set_room(crash_machine *machine, int64_t bytes) { machine->room = bytes; }

void crash_machine_set_lying(crash_machine *machine, int is_lying) { machine->is_lying = is_lying; }

crash_counts crash_machine_counts(const crash_machine *machine) { return machine->counts; }

/// Whether the armed fault happens at this call.
static int fires(crash_machine *machine, crash_fault fault) {
    if (machine->armed != fault || --machine->countdown > 0) return 0;
    machine->armed = crash_fault_none;
    machine->fired = fault;
    return 1;
}

static int append(crash_image *image, const void *bytes, int64_t length, int64_t offset) {
    crash_pending *item = malloc(sizeof *item + (length < 0 ? 0 : (size_t)length));
    if (item == NULL) return 0;
    item->next = NULL;
    item->offset = offset;
    item->length = length;
    if (length > 0) memcpy(item->bytes, bytes, (size_t)length);
    *image->last = item;
    image->last = &item->next;
    return 1;
}

int crash_image_write(crash_machine *machine, crash_image *image, const void *bytes, int length,
                      int64_t offset) {
    machine->counts.writes++;
    if (fires(machine, crash_fault_power_at_write)) {
        crash_machine_cut_power(machine, machine->seed);
        return SQLITE_IOERR_WRITE;
    }
    if (fires(machine, crash_fault_kill_at_write)) {
        crash_machine_kill(machine);
        return SQLITE_IOERR_WRITE;
    }
    if (fires(machine, crash_fault_write_fails)) return SQLITE_IOERR_WRITE;
    int64_t end = offset + length;
    int64_t growth = end > image->size ? end - image->size : 0;
    if (machine->room >= 0 && growth > 0) {
        if (growth > machine->room) {
            machine->counts.refused_writes++;
            return SQLITE_FULL;
        }
        machine->room -= growth;
    }
    if (!reserve(image, end) || !append(image, bytes, length, offset)) return SQLITE_IOERR_NOMEM;
    if (offset > image->size) memset(image->bytes + image->size, 0, (size_t)(offset - image->size));
    memcpy(image->bytes + offset, bytes, (size_t)length);
    if (end > image->size) image->size = end;
    return SQLITE_OK;
}

int crash_image_truncate(crash_machine *machine, crash_image *image, int64_t size) {
    (void)machine;
    if (size >= image->size) return SQLITE_OK;
    if (!append(image, NULL, -1, size)) return SQLITE_IOERR_NOMEM;
    image->size = size;
    return SQLITE_OK;
}

int crash_image_sync(crash_machine *machine, crash_image *image) {
    machine->counts.syncs++;
    if (fires(machine, crash_fault_power_before_sync)) {
        crash_machine_cut_power(machine, machine->seed);
        return SQLITE_IOERR_FSYNC;
    }
    if (fires(machine, crash_fault_sync_fails)) {
        uint64_t random = machine->seed;
        scatter(machine, image, &random);
        drop_pending(image);
        return SQLITE_IOERR_FSYNC;
    }
    if (!machine->is_lying && !write_through(image)) return SQLITE_IOERR_FSYNC;
    if (fires(machine, crash_fault_power_after_sync)) {
        crash_machine_cut_power(machine, machine->seed);
        return SQLITE_IOERR_FSYNC;
    }
    return SQLITE_OK;
}
