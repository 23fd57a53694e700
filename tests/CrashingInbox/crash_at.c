/* Ends the program at one of its calls that change a file: CRASH_AT says at which, counted from 1 over the files whose name has "inbox" in it.
   The write at which it ends is torn: half of its bytes are written. CRASH_COUNT names a file that takes how many such calls there were. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_inbox(int fd)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return strstr(path, "inbox") != NULL;
}

static int is_now(void)
{
    const char *at = getenv("CRASH_AT");
    calls++;
    return at && calls == atol(at);
}

__attribute__((destructor)) static void count(void)
{
    const char *name = getenv("CRASH_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld", calls);
    fclose(file);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at)
{
    if (is_inbox(fd) && is_now()) {
        REAL(pwrite64)(fd, bytes, length / 2, at);
        _exit(137);
    }
    return REAL(pwrite64)(fd, bytes, length, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at)
{
    if (is_inbox(fd) && is_now()) {
        REAL(pwrite)(fd, bytes, length / 2, at);
        _exit(137);
    }
    return REAL(pwrite)(fd, bytes, length, at);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    if (is_inbox(fd) && is_now()) {
        REAL(write)(fd, bytes, length / 2);
        _exit(137);
    }
    return REAL(write)(fd, bytes, length);
}

int ftruncate64(int fd, off64_t length)
{
    if (is_inbox(fd) && is_now())
        _exit(137);
    return REAL(ftruncate64)(fd, length);
}

int ftruncate(int fd, off_t length)
{
    if (is_inbox(fd) && is_now())
        _exit(137);
    return REAL(ftruncate)(fd, length);
}

int fdatasync(int fd)
{
    if (is_inbox(fd) && is_now())
        _exit(137);
    return REAL(fdatasync)(fd);
}

int fsync(int fd)
{
    if (is_inbox(fd) && is_now())
        _exit(137);
    return REAL(fsync)(fd);
}

int unlink(const char *path)
{
    if (strstr(path, "inbox") && is_now())
        _exit(137);
    return REAL(unlink)(path);
}
