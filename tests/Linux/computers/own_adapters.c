/*
 * Several computers in one kernel: whoever loads this library before its others sees, of all Bluetooth adapters, only those whose
 * numbers OWN_ADAPTERS names. bluetoothd takes every adapter there is, and behaves otherwise between two of its own than between its
 * own and another computer's. It learns of adapters over the kernel's management channel alone, so what comes over that is left out
 * here: events and answers of other adapters, and their numbers in the list of all (kernel, net/bluetooth/mgmt.c; BlueZ,
 * doc/mgmt-api.txt).
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define HCI_PROTOCOL 1
#define NO_ADAPTER 0xffff
#define COMMAND_COMPLETE 0x0001
#define READ_INDEX_LIST 0x0003

/* Little endian, as the machine is. A list follows its answer's opcode, status and count. */
struct message {
	uint16_t event;
	uint16_t adapter;
	uint16_t length;
	uint16_t opcode;
	uint8_t status;
	uint16_t count;
	uint16_t adapters[];
} __attribute__((packed));

#define HEADER 6

static int option(int fd, int name)
{
	int value = -1;
	socklen_t size = sizeof(value);

	return getsockopt(fd, SOL_SOCKET, name, &value, &size) == 0 ? value : -1;
}

/* Of bluetoothd's sockets with the HCI protocol only that of management is read; the kernel tells no address of it. */
static int is_management(int fd)
{
	return option(fd, SO_DOMAIN) == AF_BLUETOOTH && option(fd, SO_PROTOCOL) == HCI_PROTOCOL;
}

static int is_own(uint16_t adapter)
{
	const char *own = getenv("OWN_ADAPTERS");

	while (own && *own) {
		char *end;

		if (strtoul(own, &end, 10) == adapter && end != own)
			return 1;
		own = *end ? end + 1 : end;
	}
	return 0;
}

ssize_t read(int fd, void *buffer, size_t size)
{
	ssize_t got = syscall(SYS_read, fd, buffer, size);
	struct message *message = buffer;
	uint16_t kept = 0;

	if (got < HEADER || !is_management(fd))
		return got;
	if (message->adapter != NO_ADAPTER)
		return is_own(message->adapter) ? got : 0; /* who reads takes nothing for a message that is not whole, and reads on */
	if (message->event != COMMAND_COMPLETE || got < (ssize_t)sizeof(*message) || message->opcode != READ_INDEX_LIST)
		return got;
	for (uint16_t i = 0; i < message->count; i++)
		if (is_own(message->adapters[i]))
			message->adapters[kept++] = message->adapters[i];
	message->length -= 2 * (message->count - kept);
	message->count = kept;
	return HEADER + message->length;
}
