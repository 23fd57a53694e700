#include "Crc32.hpp"

namespace neuralglasses::engine
{

namespace
{

struct Table
{
    uint32_t entries[256];

    constexpr Table() : entries()
    {
        for (uint32_t i = 0; i < 256; i++)
        {
            uint32_t value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320u : value >> 1;
            }

            entries[i] = value;
        }
    }
};

constexpr Table Lookup;

} // namespace

uint32_t Crc32(const uint8_t *bytes, int count)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (int i = 0; i < count; i++)
    {
        crc = (crc >> 8) ^ Lookup.entries[(crc ^ bytes[i]) & 0xFF];
    }

    return crc ^ 0xFFFFFFFFu;
}

} // namespace neuralglasses::engine
