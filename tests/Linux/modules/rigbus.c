// SPDX-License-Identifier: MIT OR GPL-2.0
/*
 * Two buses that a virtual machine lacks, for tests.
 *
 * I2C: an adapter named "rigbus". An address answers once a test has given it a register; it is then a file of 256 registers whose
 * pointer the first byte written sets, and which advances and wraps with each byte read or written. Tests see the registers as
 * one file, /sys/devices/platform/rigbus/i2c_registers, at address * 256 + register: what a driver wrote is read there, and what
 * it shall read is written there, in one piece. An address written to i2c_absent answers no more until it is given a register again.
 *
 * SPI: a controller whose MISO is its MOSI, with a spidev on its only chip select. The last bytes that went over it are read, oldest
 * first, from /sys/devices/platform/rigbus/spi_written.
 */
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/spi/spi.h>
#include <linux/sysfs.h>

#define ADDRESSES 128
#define REGISTERS 256
#define WRITTEN (256 * 1024)

struct rigbus {
    struct mutex lock;
    struct i2c_adapter adapter;
    struct spi_controller *spi;
    bool present[ADDRESSES];
    u8 pointer[ADDRESSES];
    u8 registers[ADDRESSES * REGISTERS];
    u8 written[WRITTEN];
    size_t written_count;
};

static struct platform_device *device;

static void i2c_move(struct rigbus *bus, struct i2c_msg *message)
{
    u8 *file = bus->registers + message->addr * REGISTERS;
    u8 *at = bus->pointer + message->addr;
    int i;

    for (i = 0; i < message->len; i++) {
        if (message->flags & I2C_M_RD)
            message->buf[i] = file[(*at)++];
        else if (i == 0)
            *at = message->buf[0];
        else
            file[(*at)++] = message->buf[i];
    }
}

static int i2c_transfer_all(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
    struct rigbus *bus = i2c_get_adapdata(adapter);
    int i, result = count;

    mutex_lock(&bus->lock);
    for (i = 0; i < count && result == count; i++) {
        if (messages[i].addr >= ADDRESSES || !bus->present[messages[i].addr])
            result = -ENXIO;
        else
            i2c_move(bus, &messages[i]);
    }
    mutex_unlock(&bus->lock);
    return result;
}

static u32 i2c_functions(struct i2c_adapter *adapter)
{
    return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm i2c_algorithm = {
    .master_xfer = i2c_transfer_all,
    .functionality = i2c_functions,
};

static ssize_t i2c_registers_read(struct file *file, struct kobject *object, struct bin_attribute *attribute,
        char *buffer, loff_t offset, size_t count)
{
    struct rigbus *bus = dev_get_drvdata(kobj_to_dev(object));

    mutex_lock(&bus->lock);
    memcpy(buffer, bus->registers + offset, count);
    mutex_unlock(&bus->lock);
    return count;
}

static ssize_t i2c_registers_write(struct file *file, struct kobject *object, struct bin_attribute *attribute,
        char *buffer, loff_t offset, size_t count)
{
    struct rigbus *bus = dev_get_drvdata(kobj_to_dev(object));
    size_t address;

    mutex_lock(&bus->lock);
    memcpy(bus->registers + offset, buffer, count);
    for (address = offset / REGISTERS; address * REGISTERS < offset + count; address++)
        bus->present[address] = true;
    mutex_unlock(&bus->lock);
    return count;
}
static BIN_ATTR_RW(i2c_registers, ADDRESSES * REGISTERS);

static ssize_t i2c_absent_store(struct device *dev, struct device_attribute *attribute, const char *text, size_t count)
{
    struct rigbus *bus = dev_get_drvdata(dev);
    u8 address;

    if (kstrtou8(text, 0, &address) || address >= ADDRESSES)
        return -EINVAL;
    mutex_lock(&bus->lock);
    bus->present[address] = false;
    mutex_unlock(&bus->lock);
    return count;
}
static DEVICE_ATTR_WO(i2c_absent);

static ssize_t spi_written_read(struct file *file, struct kobject *object, struct bin_attribute *attribute,
        char *buffer, loff_t offset, size_t count)
{
    struct rigbus *bus = dev_get_drvdata(kobj_to_dev(object));
    size_t i, kept, first;

    mutex_lock(&bus->lock);
    kept = min_t(size_t, bus->written_count, WRITTEN);
    first = bus->written_count - kept;
    count = offset < kept ? min_t(size_t, count, kept - offset) : 0;
    for (i = 0; i < count; i++)
        buffer[i] = bus->written[(first + offset + i) % WRITTEN];
    mutex_unlock(&bus->lock);
    return count;
}
static BIN_ATTR_RO(spi_written, 0);

static void spi_remember(struct rigbus *bus, const u8 *bytes, size_t count)
{
    size_t i;

    mutex_lock(&bus->lock);
    for (i = 0; i < count; i++)
        bus->written[bus->written_count++ % WRITTEN] = bytes[i];
    mutex_unlock(&bus->lock);
}

static int spi_transfer_echo(struct spi_controller *controller, struct spi_device *chip, struct spi_transfer *transfer)
{
    if (transfer->tx_buf)
        spi_remember(platform_get_drvdata(device), transfer->tx_buf, transfer->len);
    if (transfer->rx_buf && transfer->tx_buf)
        memcpy(transfer->rx_buf, transfer->tx_buf, transfer->len);
    else if (transfer->rx_buf)
        memset(transfer->rx_buf, 0, transfer->len);
    return 0;
}

static int add_i2c(struct rigbus *bus)
{
    bus->adapter.owner = THIS_MODULE;
    bus->adapter.algo = &i2c_algorithm;
    bus->adapter.dev.parent = &device->dev;
    strscpy(bus->adapter.name, "rigbus", sizeof(bus->adapter.name));
    i2c_set_adapdata(&bus->adapter, bus);
    return i2c_add_adapter(&bus->adapter);
}

static int add_spi(struct rigbus *bus)
{
    /* "bk4" is a name that the spidev driver takes: it refuses its own. */
    struct spi_board_info chip = { .modalias = "bk4", .max_speed_hz = 20000000 };
    int result;

    bus->spi = spi_alloc_master(&device->dev, 0);
    if (!bus->spi)
        return -ENOMEM;
    bus->spi->bus_num = 0;
    bus->spi->num_chipselect = 1;
    bus->spi->mode_bits = SPI_CPOL | SPI_CPHA | SPI_CS_HIGH | SPI_LSB_FIRST;
    bus->spi->bits_per_word_mask = SPI_BPW_MASK(8);
    bus->spi->transfer_one = spi_transfer_echo;
    result = spi_register_controller(bus->spi);
    if (result) {
        spi_controller_put(bus->spi);
        return result;
    }
    if (!spi_new_device(bus->spi, &chip)) {
        spi_unregister_controller(bus->spi);
        return -ENODEV;
    }
    return 0;
}

static int add_buses(struct rigbus *bus)
{
    int result = add_i2c(bus);

    if (result)
        return result;
    result = add_spi(bus);
    if (result)
        goto no_spi;
    result = device_create_bin_file(&device->dev, &bin_attr_i2c_registers);
    if (result)
        goto no_registers;
    result = device_create_bin_file(&device->dev, &bin_attr_spi_written);
    if (result)
        goto no_written;
    result = device_create_file(&device->dev, &dev_attr_i2c_absent);
    if (!result)
        return 0;
    device_remove_bin_file(&device->dev, &bin_attr_spi_written);
no_written:
    device_remove_bin_file(&device->dev, &bin_attr_i2c_registers);
no_registers:
    spi_unregister_controller(bus->spi);
no_spi:
    i2c_del_adapter(&bus->adapter);
    return result;
}

static int __init rigbus_init(void)
{
    struct rigbus *bus;
    int result;

    device = platform_device_register_simple("rigbus", PLATFORM_DEVID_NONE, NULL, 0);
    if (IS_ERR(device))
        return PTR_ERR(device);
    bus = devm_kzalloc(&device->dev, sizeof(*bus), GFP_KERNEL);
    result = bus ? 0 : -ENOMEM;
    if (bus) {
        mutex_init(&bus->lock);
        platform_set_drvdata(device, bus);
        result = add_buses(bus);
    }
    if (result)
        platform_device_unregister(device);
    return result;
}

static void __exit rigbus_exit(void)
{
    struct rigbus *bus = platform_get_drvdata(device);

    device_remove_file(&device->dev, &dev_attr_i2c_absent);
    device_remove_bin_file(&device->dev, &bin_attr_spi_written);
    device_remove_bin_file(&device->dev, &bin_attr_i2c_registers);
    spi_unregister_controller(bus->spi);
    i2c_del_adapter(&bus->adapter);
    platform_device_unregister(device);
}

module_init(rigbus_init);
module_exit(rigbus_exit);
MODULE_DESCRIPTION("An I2C adapter with register files and a loopback SPI controller, for tests");
MODULE_LICENSE("Dual MIT/GPL");
