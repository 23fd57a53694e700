#include "Board.hpp"

#include <esp_pm.h>
#include <esp_system.h>
#include <esp_task_wdt.h>
#include <nanoHAL.h>

namespace neuralglasses::board
{

namespace
{

esp_task_wdt_user_handle_t program = nullptr;

// Below 80 MHz the APB clock falls too, from which the console's UART makes its baud rate.
constexpr int WaitingMegahertz = 80;

// A program that the debugger stops or replaces does not feed.
void OnSoftReboot()
{
    if (program != nullptr)
    {
        esp_task_wdt_delete_user(program);
        program = nullptr;
    }
}

} // namespace

int ResetReason()
{
    return static_cast<int>(esp_reset_reason());
}

// Idle tasks are not watched: the runtime's task may keep a core busy for long and be sound.
bool StartWatchdog(uint32_t milliseconds)
{
    esp_task_wdt_config_t config = {};
    config.timeout_ms = milliseconds;
    config.trigger_panic = true;
    const esp_err_t made = esp_task_wdt_init(&config);
    if (made == ESP_ERR_INVALID_STATE)
    {
        if (esp_task_wdt_reconfigure(&config) != ESP_OK)
        {
            return false;
        }
    }
    else if (made != ESP_OK)
    {
        return false;
    }

    if (program != nullptr)
    {
        return true;
    }

    HAL_AddSoftRebootHandler(OnSoftReboot);
    return esp_task_wdt_add_user("wristband", &program) == ESP_OK;
}

void FeedWatchdog()
{
    if (program != nullptr)
    {
        esp_task_wdt_reset_user(program);
    }
}

// No light sleep: tasks of the runtime wake every tick, and FreeRTOS sleeps for two or more.
bool ScaleClock()
{
    esp_pm_config_t config = {};
    config.max_freq_mhz = CONFIG_ESP_DEFAULT_CPU_FREQ_MHZ;
    config.min_freq_mhz = WaitingMegahertz;
    config.light_sleep_enable = false;
    return esp_pm_configure(&config) == ESP_OK;
}

} // namespace neuralglasses::board
