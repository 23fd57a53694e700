#include "Board.hpp"

#include <atomic>

#include <esp_pm.h>
#include <esp_system.h>
#include <esp_task_wdt.h>
#include <esp_timer.h>
#include <nanoCLR_Runtime.h>
#include <nanoHAL.h>

namespace neuralglasses::board
{

namespace
{

constexpr uint64_t StoppedFeedMicroseconds = 1000000;

// Below 80 MHz the APB clock falls too, from which the console's UART makes its baud rate.
constexpr int WaitingMegahertz = 80;

// Read by the timer's task, written by the runtime's.
std::atomic<esp_task_wdt_user_handle_t> program{nullptr};
esp_timer_handle_t stoppedFeed = nullptr;

// A program that the debugger has stopped cannot feed: at a breakpoint, or while another is written, which takes longer than the
// watchdog waits. A handle that is gone meanwhile is not found, and nothing happens.
void OnStoppedFeed(void *)
{
    if (CLR_EE_DBG_IS(Stopped))
    {
        FeedWatchdog();
    }
}

bool StartStoppedFeed()
{
    if (stoppedFeed == nullptr)
    {
        esp_timer_create_args_t arguments = {};
        arguments.callback = OnStoppedFeed;
        arguments.name = "stopped";
        if (esp_timer_create(&arguments, &stoppedFeed) != ESP_OK)
        {
            return false;
        }
    }

    return esp_timer_is_active(stoppedFeed) || esp_timer_start_periodic(stoppedFeed, StoppedFeedMicroseconds) == ESP_OK;
}

// A program that is replaced does not feed.
void OnSoftReboot()
{
    if (stoppedFeed != nullptr)
    {
        esp_timer_stop(stoppedFeed);
    }

    const esp_task_wdt_user_handle_t user = program.exchange(nullptr);
    if (user != nullptr)
    {
        esp_task_wdt_delete_user(user);
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

    if (program.load() != nullptr)
    {
        return true;
    }

    if (!StartStoppedFeed())
    {
        return false;
    }

    HAL_AddSoftRebootHandler(OnSoftReboot);
    esp_task_wdt_user_handle_t user = nullptr;
    if (esp_task_wdt_add_user("wristband", &user) != ESP_OK)
    {
        return false;
    }

    program.store(user);
    return true;
}

void FeedWatchdog()
{
    const esp_task_wdt_user_handle_t user = program.load();
    if (user != nullptr)
    {
        esp_task_wdt_reset_user(user);
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
