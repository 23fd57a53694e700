#pragma once

#include "Constants.hpp"

namespace neuralglasses::engine
{

/// Writes the compressed coding of ble-protocol.md 4.6 for samples [sample set, channel], at most MaxRawSamples of them, and
/// returns the number of bytes; 0 if that would not be less than the limit.
int EncodeCompressed(const int16_t *samples, int sampleCount, int channelCount, uint8_t *bytes, int limit);

} // namespace neuralglasses::engine
