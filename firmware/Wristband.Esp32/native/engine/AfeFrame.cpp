#include "AfeFrame.hpp"

namespace neuralglasses::engine
{

namespace
{
constexpr int StatusBytes = 3;
constexpr uint8_t StatusMark = 0xC;
} // namespace

bool AfeFrame::IsGood() const
{
    for (int chip = 0; chip < chips_; chip++)
    {
        if (At(chip, 0) >> 4 != StatusMark)
        {
            return false;
        }
    }

    return true;
}

uint32_t AfeFrame::LeadOff() const
{
    uint32_t off = 0;
    for (int chip = 0; chip < chips_; chip++)
    {
        // LOFF_STATP and LOFF_STATN begin at bits 4 and 12 of the status word.
        const uint32_t status = (uint32_t{At(chip, 0)} << 16) | (uint32_t{At(chip, 1)} << 8) | At(chip, 2);
        off |= (((status >> 12) | (status >> 4)) & 0xFF) << (chip * ChannelsPerChip);
    }

    return off;
}

int32_t AfeFrame::Code(int channel) const
{
    const int chip = channel / ChannelsPerChip;
    const int at = StatusBytes + 3 * (channel % ChannelsPerChip);
    const int32_t bits = (int32_t{At(chip, at)} << 16) | (int32_t{At(chip, at + 1)} << 8) | At(chip, at + 2);
    return (bits ^ 0x800000) - 0x800000;
}

uint8_t AfeFrame::At(int chip, int index) const
{
    if (chip == 0)
    {
        return bytes_[index];
    }

    // The bit without meaning moves the second chip's bits by one.
    const uint8_t *second = bytes_ + ChipFrameLength + index;
    return static_cast<uint8_t>((second[0] << 1) | (second[1] >> 7));
}

} // namespace neuralglasses::engine
