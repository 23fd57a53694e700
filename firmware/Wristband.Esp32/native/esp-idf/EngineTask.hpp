#pragma once

#include <atomic>
#include <cstdint>

#include <driver/spi_master.h>
#include <freertos/FreeRTOS.h>
#include <freertos/semphr.h>
#include <freertos/task.h>

#include "AcquisitionEngine.hpp"

namespace neuralglasses::board
{

/// The engine on the chip: the DRDY interrupt stamps the time and wakes a task, which clocks the AFE's bytes in and gives them to
/// the engine. All calls but the interrupt's come from the task of the managed runtime.
class EngineTask
{
  public:
    /// The one there is.
    static EngineTask &Instance();

    /// Takes bus (from 1), chip select, DRDY and memory; false if one of them is not to be had. A second call gives up the first.
    bool Attach(int spiBus, int chipSelectPin, int dataReadyPin, int chips);

    /// Starts the engine, then DRDY; false if the engine refuses or nothing is attached.
    bool Start(const engine::Settings &settings);

    /// Stops DRDY, waits until the task has let go of the bus, then stops the engine.
    void Stop();

    /// The engine; null before Attach.
    engine::AcquisitionEngine *Engine()
    {
        return engine_;
    }

  private:
    static void OnDataReady(void *context);
    static void OnSoftReboot();
    static void Run(void *context);
    bool AddDevice(int spiBus);
    bool MakeOnce(int chips);
    void Park();
    void Answer(uint32_t pulses);
    bool Clock(int bytes);

    engine::AcquisitionEngine *engine_ = nullptr;
    spi_device_handle_t device_ = nullptr;
    TaskHandle_t task_ = nullptr;
    SemaphoreHandle_t parked_ = nullptr;
    portMUX_TYPE mutex_ = portMUX_INITIALIZER_UNLOCKED;
    int chipSelectPin_ = -1;
    int dataReadyPin_ = -1;
    int chips_ = 0;
    std::atomic<uint32_t> ticks_{0};
    bool busHeld_ = false;
};

} // namespace neuralglasses::board
