#pragma once

#include "Constants.hpp"
#include "Lock.hpp"
#include "Settings.hpp"

namespace neuralglasses::engine
{

/// The engine's memory: an arena cut into equal slots of one length byte and the plan's longest frame, in which every frame
/// stays until the ring comes round, read or not. Each sequence number takes a slot, a number given up an empty one, so that
/// a frame is found by its number. One task puts, another reads; each copy of a frame is made under the lock.
class FrameRing
{
  public:
    FrameRing(uint8_t *arena, int32_t arenaBytes, const Lock &lock) : arena_(arena), arenaBytes_(arenaBytes), lock_(lock)
    {
    }

    /// Cuts the arena for these settings and empties it; false, and nothing is changed, if it would hold less than 2.048 s.
    /// Nobody may put meanwhile.
    bool TryStart(const Settings &settings);

    /// Forgets every frame.
    void Clear();

    /// Takes a frame under the next sequence number; one of length 0 gives the number up.
    void Put(const uint8_t *frame, int length);

    /// Sequence number of the next frame; only for the task that puts.
    uint32_t NextSequence() const
    {
        return next_;
    }

    /// Copies the oldest unread frame, moves on, and returns its length; 0 if there is none.
    int Read(uint8_t *frame);

    /// Copies the frame of a sequence number and returns its length; 0 if it is not kept.
    int Recall(uint32_t sequence, uint8_t *frame);

    /// Moves over the oldest unread frames.
    void Skip(int32_t count);

    int32_t Unread() const;

    int32_t Overruns() const;

  private:
    uint8_t *Slot(int32_t age) const;
    int Copy(int32_t age, uint8_t *frame) const;

    uint8_t *const arena_;
    const int32_t arenaBytes_;
    const Lock lock_;
    int32_t slotLength_ = 1;
    int32_t slots_ = 0;
    int32_t head_ = 0;
    int32_t kept_ = 0;
    uint32_t next_ = 0;
    int32_t unreadSlots_ = 0;
    int32_t unread_ = 0;
    int32_t overruns_ = 0;
};

} // namespace neuralglasses::engine
