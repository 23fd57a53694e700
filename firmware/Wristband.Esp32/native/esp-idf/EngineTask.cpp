#include "EngineTask.hpp"

#include <new>

#include <driver/gpio.h>
#include <esp_attr.h>
#include <esp_heap_caps.h>
#include <esp_timer.h>
#include <nanoHAL.h>

#include "Board.hpp"

namespace neuralglasses::board
{

namespace
{

using engine::AcquisitionEngine;
using engine::AfeFrame;
using engine::DefaultArenaBytes;
using engine::Lock;
using engine::Settings;

// The ADS1298 takes 20 MHz at 2.7 V and more (SBAS459, "Timing Requirements"); 8 MHz clock two chips' 55 bytes in 55 µs, of
// a period of 500 µs at 2000 Hz. Not tried on a board.
constexpr int ClockHz = 8000000;
constexpr int SpiMode = 1;

// On the S3 the runtime's task and the radio's are on core 0 (app_main.c of the runtime's target), so this one has core 1.
constexpr BaseType_t Core = 1;
constexpr UBaseType_t Priority = configMAX_PRIORITIES - 2;
constexpr uint32_t StackBytes = 4096;

constexpr int MaxBytes = AfeFrame::Length(2);

// The DMA writes whole words, so the receiving buffer ends at one.
constexpr int BufferBytes = (MaxBytes + 3) & ~3;
DMA_ATTR uint8_t received[BufferBytes];
DMA_ATTR uint8_t zeros[BufferBytes];

alignas(AcquisitionEngine) uint8_t engineMemory[sizeof(AcquisitionEngine)];

// What the engine gets for a DRDY whose conversion nobody has: no status word begins so.
constexpr uint8_t Missing[MaxBytes] = {};

bool IsPin(int number)
{
    return number >= 0 && number < GPIO_NUM_MAX && GPIO_IS_VALID_GPIO(number);
}

void Enter(void *mutex)
{
    portENTER_CRITICAL(static_cast<portMUX_TYPE *>(mutex));
}

void Leave(void *mutex)
{
    portEXIT_CRITICAL(static_cast<portMUX_TYPE *>(mutex));
}

} // namespace

EngineTask &EngineTask::Instance()
{
    static EngineTask task;
    return task;
}

bool EngineTask::Attach(int spiBus, int chipSelectPin, int dataReadyPin, int chips)
{
    if (spiBus < 1 || chips < 1 || chips > 2 || !IsPin(chipSelectPin) || !IsPin(dataReadyPin))
    {
        return false;
    }

    if (dataReadyPin_ >= 0)
    {
        Stop();
        gpio_isr_handler_remove(static_cast<gpio_num_t>(dataReadyPin_));
        dataReadyPin_ = -1;
    }

    if (!AddDevice(spiBus) || !MakeOnce(chips))
    {
        return false;
    }

    gpio_config_t pin = {};
    pin.pin_bit_mask = uint64_t{1} << dataReadyPin;
    pin.mode = GPIO_MODE_INPUT;
    pin.intr_type = GPIO_INTR_NEGEDGE;
    const gpio_num_t number = static_cast<gpio_num_t>(dataReadyPin);
    if (gpio_config(&pin) != ESP_OK || gpio_isr_handler_add(number, OnDataReady, this) != ESP_OK)
    {
        return false;
    }

    // Adding a handler switches the interrupt on.
    gpio_intr_disable(number);
    chipSelectPin_ = chipSelectPin;
    dataReadyPin_ = dataReadyPin;
    return true;
}

bool EngineTask::Start(const Settings &settings)
{
    if (dataReadyPin_ < 0)
    {
        return false;
    }

    // The engine may only be started while its task is parked; if it then refuses, what ran goes on.
    const gpio_num_t number = static_cast<gpio_num_t>(dataReadyPin_);
    gpio_intr_disable(number);
    Park();
    const bool started = engine_->Start(settings);
    if (engine_->IsRunning())
    {
        gpio_intr_enable(number);
    }

    return started;
}

void EngineTask::Stop()
{
    if (dataReadyPin_ < 0)
    {
        return;
    }

    gpio_intr_disable(static_cast<gpio_num_t>(dataReadyPin_));
    Park();
    engine_->Stop();
}

// The device is this task's own: the runtime gives every SpiDevice of a bus the handle, mode and clock of the first, and the
// driver's registers need a slower clock than the data. Chip select is an ordinary pin to the runtime, and so here.
bool EngineTask::AddDevice(int spiBus)
{
    if (device_ != nullptr)
    {
        return true;
    }

    spi_device_interface_config_t config = {};
    config.mode = SpiMode;
    config.clock_speed_hz = ClockHz;
    config.spics_io_num = -1;
    config.queue_size = 1;
    const auto host = static_cast<spi_host_device_t>(SPI2_HOST + spiBus - 1);
    return spi_bus_add_device(host, &config, &device_) == ESP_OK;
}

// Memory and task outlive a restart of the managed program; the number of chips is the board's and does not change.
bool EngineTask::MakeOnce(int chips)
{
    if (engine_ != nullptr)
    {
        return chips == chips_;
    }

    auto *arena = static_cast<uint8_t *>(heap_caps_malloc(DefaultArenaBytes, MALLOC_CAP_SPIRAM | MALLOC_CAP_8BIT));
    if (arena == nullptr)
    {
        return false;
    }

    parked_ = xSemaphoreCreateBinary();
    if (parked_ == nullptr || xTaskCreatePinnedToCore(Run, "emg", StackBytes, this, Priority, &task_, Core) != pdPASS)
    {
        heap_caps_free(arena);
        return false;
    }

    // The bus keeps its own clock for as long as the task holds it (spi_device_acquire_bus).
    ScaleClock();
    HAL_AddSoftRebootHandler(OnSoftReboot);
    engine_ = new (engineMemory) AcquisitionEngine(chips, arena, DefaultArenaBytes, Lock{Enter, Leave, &mutex_});
    chips_ = chips;
    return true;
}

void EngineTask::OnSoftReboot()
{
    Instance().Stop();
}

// In the interrupt: stamp and wake, nothing else.
void IRAM_ATTR EngineTask::OnDataReady(void *context)
{
    auto *self = static_cast<EngineTask *>(context);
    self->ticks_.store(static_cast<uint32_t>(esp_timer_get_time()), std::memory_order_relaxed);
    BaseType_t woken = pdFALSE;
    vTaskNotifyGiveFromISR(self->task_, &woken);
    portYIELD_FROM_ISR(woken);
}

void EngineTask::Run(void *context)
{
    auto *self = static_cast<EngineTask *>(context);
    for (;;)
    {
        const uint32_t pulses = ulTaskNotifyTake(pdTRUE, portMAX_DELAY);
        if (self->parking_.exchange(false))
        {
            if (self->busHeld_)
            {
                spi_device_release_bus(self->device_);
                self->busHeld_ = false;
            }

            xSemaphoreGive(self->parked_);
            continue;
        }

        self->Answer(pulses);
    }
}

// Returns when the task holds neither the bus nor the engine. The interrupt is off, so that nothing wakes it again.
void EngineTask::Park()
{
    parking_.store(true);
    xTaskNotifyGive(task_);
    xSemaphoreTake(parked_, portMAX_DELAY);
}

void EngineTask::Answer(uint32_t pulses)
{
    // The bus is the driver's while the engine stands still.
    if (!engine_->IsRunning())
    {
        return;
    }

    if (!busHeld_)
    {
        // Kept while the stream runs, which spares each transfer the bus's lock.
        spi_device_acquire_bus(device_, portMAX_DELAY);
        busHeld_ = true;
    }

    // The chip keeps only its newest conversion. One that is gone counts like one without a status word.
    const uint32_t ticks = ticks_.load(std::memory_order_relaxed);
    for (uint32_t missed = 1; missed < pulses; missed++)
    {
        engine_->Take(Missing, ticks);
    }

    // A DRDY in the middle of the transfer has mixed two conversions; it has given a pulse of its own.
    const bool whole = Clock(engine_->FrameLength()) && ticks_.load(std::memory_order_relaxed) == ticks;
    engine_->Take(whole ? received : Missing, ticks);
}

bool EngineTask::Clock(int bytes)
{
    // DIN stays low: in RDATAC the chip would take other bits for commands.
    spi_transaction_t transaction = {};
    transaction.length = static_cast<size_t>(bytes) * 8;
    transaction.tx_buffer = zeros;
    transaction.rx_buffer = received;
    gpio_set_level(static_cast<gpio_num_t>(chipSelectPin_), 0);
    const esp_err_t result = spi_device_polling_transmit(device_, &transaction);
    gpio_set_level(static_cast<gpio_num_t>(chipSelectPin_), 1);
    return result == ESP_OK;
}

} // namespace neuralglasses::board
