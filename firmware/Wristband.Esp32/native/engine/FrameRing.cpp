#include "FrameRing.hpp"

#include <cstring>

namespace neuralglasses::engine
{

namespace
{

int32_t Ceiling(int32_t count, int32_t size)
{
    return (count + size - 1) / size;
}

int32_t SlotsNeeded(const Settings &settings)
{
    const int32_t blocks = Ceiling(settings.rateHz * KeptMilliseconds / 1000, settings.samplesPerBlock);
    const int32_t cuts = Ceiling(settings.samplesPerBlock, settings.samplesPerFrame);
    return blocks * cuts * Ceiling(settings.channelCount, settings.channelsPerFrame);
}

} // namespace

bool FrameRing::TryStart(const Settings &settings)
{
    const int32_t slotLength = 1 + Overhead + 2 * settings.samplesPerFrame * settings.channelsPerFrame;
    const int32_t fit = arenaBytes_ / slotLength;
    const int32_t slots = fit < MaxSlots ? fit : MaxSlots;
    if (slots < SlotsNeeded(settings))
    {
        return false;
    }

    const Held held(lock_);
    slotLength_ = slotLength;
    slots_ = slots;
    head_ = 0;
    next_ = 0;
    kept_ = 0;
    unreadSlots_ = 0;
    unread_ = 0;
    overruns_ = 0;
    return true;
}

void FrameRing::Clear()
{
    const Held held(lock_);
    kept_ = 0;
    unreadSlots_ = 0;
    unread_ = 0;
}

void FrameRing::Put(const uint8_t *frame, int length)
{
    const Held held(lock_);
    uint8_t *slot = arena_ + head_ * slotLength_;
    if (unreadSlots_ == slots_)
    {
        unreadSlots_--;
        if (slot[0] != 0)
        {
            unread_--;
            overruns_++;
        }
    }

    slot[0] = static_cast<uint8_t>(length);
    if (length > 0)
    {
        std::memcpy(slot + 1, frame, static_cast<size_t>(length));
        unread_++;
    }

    head_ = head_ + 1 == slots_ ? 0 : head_ + 1;
    if (kept_ < slots_)
    {
        kept_++;
    }

    next_ = (next_ + 1) & 0xFFFF;
    unreadSlots_++;
}

int FrameRing::Read(uint8_t *frame)
{
    // The lock is let go at each empty slot, so that a long run of them delays nobody.
    for (;;)
    {
        const Held held(lock_);
        if (unreadSlots_ == 0)
        {
            return 0;
        }

        const int length = Copy(unreadSlots_--, frame);
        if (length > 0)
        {
            unread_--;
            return length;
        }
    }
}

int FrameRing::Recall(uint32_t sequence, uint8_t *frame)
{
    const Held held(lock_);
    const int32_t age = static_cast<int32_t>((next_ - sequence) & 0xFFFF);
    return age == 0 || age > kept_ ? 0 : Copy(age, frame);
}

void FrameRing::Skip(int32_t count)
{
    while (count > 0)
    {
        const Held held(lock_);
        if (unreadSlots_ == 0)
        {
            return;
        }

        if (*Slot(unreadSlots_--) != 0)
        {
            unread_--;
            count--;
        }
    }
}

int32_t FrameRing::Unread() const
{
    const Held held(lock_);
    return unread_;
}

int32_t FrameRing::Overruns() const
{
    const Held held(lock_);
    return overruns_;
}

// The slot that was filled so many sequence numbers ago, 1 the newest.
uint8_t *FrameRing::Slot(int32_t age) const
{
    const int32_t slot = head_ - age;
    return arena_ + (slot < 0 ? slot + slots_ : slot) * slotLength_;
}

int FrameRing::Copy(int32_t age, uint8_t *frame) const
{
    const uint8_t *slot = Slot(age);
    std::memcpy(frame, slot + 1, slot[0]);
    return slot[0];
}

} // namespace neuralglasses::engine
