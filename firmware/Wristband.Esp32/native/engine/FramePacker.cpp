#include "FramePacker.hpp"

#include <cstring>

#include "CompressedCoding.hpp"
#include "Crc32.hpp"

namespace neuralglasses::engine
{

namespace
{

void WriteLittleEndian(uint8_t *bytes, uint32_t value, int count)
{
    for (int i = 0; i < count; i++)
    {
        bytes[i] = static_cast<uint8_t>(value >> (8 * i));
    }
}

int EncodeRaw(const int16_t *samples, int count, uint8_t *bytes)
{
    for (int i = 0; i < count; i++)
    {
        WriteLittleEndian(bytes + 2 * i, static_cast<uint16_t>(samples[i]), 2);
    }

    return 2 * count;
}

} // namespace

bool FramePacker::CanCut(const Settings &settings)
{
    return settings.samplesPerBlock >= 1 && settings.samplesPerBlock <= 255 && settings.samplesPerFrame >= 1 &&
           settings.samplesPerFrame <= settings.samplesPerBlock && settings.channelsPerFrame >= 1 &&
           settings.channelsPerFrame <= settings.channelCount &&
           settings.samplesPerFrame * settings.channelsPerFrame <= MaxRawSamples &&
           (settings.coding == CodingRaw || settings.coding == CodingSmallest);
}

void FramePacker::Start(const Settings &settings)
{
    settings_ = settings;
    first_ = true;
    setsInBlock_ = 0;
    setsInGroup_ = 0;
}

void FramePacker::Add(const int16_t *set, uint32_t ticks, uint32_t leadOff, uint32_t saturated)
{
    if (setsInGroup_ == 0)
    {
        groupTicks_ = ticks;
        groupLeadOff_ = 0;
        groupSaturated_ = 0;
    }

    const int channels = settings_.channelCount;
    std::memcpy(group_ + setsInGroup_ * channels, set, static_cast<size_t>(channels) * sizeof(int16_t));
    groupLeadOff_ |= leadOff;
    groupSaturated_ |= saturated;
    setsInGroup_++;
    setsInBlock_++;
    const bool blockEnds = setsInBlock_ == settings_.samplesPerBlock;
    if (setsInGroup_ == settings_.samplesPerFrame || blockEnds)
    {
        CutGroup();
    }

    if (blockEnds)
    {
        setsInBlock_ = 0;
    }
}

void FramePacker::Break()
{
    for (int first = 0; first < settings_.channelCount; first += settings_.channelsPerFrame)
    {
        ring_.Put(nullptr, 0);
    }

    setsInGroup_ = 0;
    setsInBlock_ = 0;
    first_ = false;
}

void FramePacker::CutGroup()
{
    for (int first = 0; first < settings_.channelCount; first += settings_.channelsPerFrame)
    {
        const int left = settings_.channelCount - first;
        ring_.Put(frame_, Pack(first, left < settings_.channelsPerFrame ? left : settings_.channelsPerFrame));
        first_ = false;
    }

    setsInGroup_ = 0;
}

// Returns the frame's length.
int FramePacker::Pack(int first, int channels)
{
    for (int i = 0; i < setsInGroup_; i++)
    {
        std::memcpy(
            samples_ + i * channels,
            group_ + i * settings_.channelCount + first,
            static_cast<size_t>(channels) * sizeof(int16_t));
    }

    const int count = setsInGroup_ * channels;
    uint8_t *const bytes = frame_ + PayloadOffset;
    int payload = settings_.coding == CodingSmallest ? EncodeCompressed(samples_, setsInGroup_, channels, bytes, 2 * count) : 0;
    const uint32_t mask = ((1u << channels) - 1) << first;
    const int flags = (payload > 0 ? FlagCompressed : 0) | (first_ ? FlagStreamStart : 0) |
                      ((groupLeadOff_ & mask) != 0 ? FlagLeadOff : 0) | ((groupSaturated_ & mask) != 0 ? FlagSaturated : 0);
    if (payload == 0)
    {
        payload = EncodeRaw(samples_, count, bytes);
    }

    WriteHeader(flags, first, channels);
    const int length = PayloadOffset + payload;
    WriteLittleEndian(frame_ + length, Crc32(frame_, length), ChecksumLength);
    return length + ChecksumLength;
}

void FramePacker::WriteHeader(int flags, int first, int channels)
{
    frame_[VersionOffset] = Version;
    frame_[FlagsOffset] = static_cast<uint8_t>(flags);
    WriteLittleEndian(frame_ + SequenceOffset, ring_.NextSequence(), 2);
    WriteLittleEndian(frame_ + DeviceTicksOffset, groupTicks_, 4);
    frame_[ChannelsOffset] = static_cast<uint8_t>((first << 4) | (channels - 1));
    frame_[SampleCountOffset] = static_cast<uint8_t>(setsInGroup_);
}

} // namespace neuralglasses::engine
