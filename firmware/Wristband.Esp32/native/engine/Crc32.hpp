#pragma once

#include <cstdint>

namespace neuralglasses::engine
{

/// CRC-32 of IEEE 802.3, as hardware-spec/ble-protocol.md 4.7 defines it.
uint32_t Crc32(const uint8_t *bytes, int count);

} // namespace neuralglasses::engine
