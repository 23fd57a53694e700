#pragma once

#include <cstdint>

namespace neuralglasses::engine
{

/// What the engine needs to know before it starts; EngineSettings of the firmware.
struct Settings
{
    int32_t channelCount;
    int32_t rateHz;
    int32_t samplesPerBlock;
    int32_t samplesPerFrame;
    int32_t channelsPerFrame;
    int32_t rightShift;
    int32_t coding;
};

} // namespace neuralglasses::engine
