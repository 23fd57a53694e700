#pragma once

#include <cstdint>

namespace neuralglasses::board
{

/// Why the chip was reset, as ESP-IDF numbers it.
int ResetReason();

/// Starts the task watchdog for the managed program, or gives a running one another time; false if it cannot.
bool StartWatchdog(uint32_t milliseconds);

/// Feeds it; nothing before StartWatchdog.
void FeedWatchdog();

/// Lets the processor's clock fall while nothing runs; false if the image has no power management. The clock then stays high, which costs current alone.
bool ScaleClock();

} // namespace neuralglasses::board
