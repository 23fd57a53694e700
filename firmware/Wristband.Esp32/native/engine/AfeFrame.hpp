#pragma once

#include "Constants.hpp"

namespace neuralglasses::engine
{

/// The bytes of one DRDY: 216 bits of the first chip and, in a chain of two, one bit without meaning and 216 of the second.
class AfeFrame
{
  public:
    AfeFrame(const uint8_t *bytes, int chips) : bytes_(bytes), chips_(chips)
    {
    }

    /// Bytes to clock for so many chips.
    static constexpr int Length(int chips)
    {
        return (chips * 216 + chips - 1 + 7) / 8;
    }

    /// Whether every chip's status word begins with 1100.
    bool IsGood() const;

    /// Channels with an electrode off, bit 0 the first: LOFF_STATP or LOFF_STATN.
    uint32_t LeadOff() const;

    /// Code of a channel, two's complement of 24 bits.
    int32_t Code(int channel) const;

  private:
    uint8_t At(int chip, int index) const;

    const uint8_t *bytes_;
    int chips_;
};

} // namespace neuralglasses::engine
