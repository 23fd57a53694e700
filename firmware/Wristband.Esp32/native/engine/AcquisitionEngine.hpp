#pragma once

#include <atomic>

#include "AfeFrame.hpp"
#include "ChannelFigures.hpp"
#include "DcBlocker.hpp"
#include "FramePacker.hpp"
#include "FrameRing.hpp"
#include "Settings.hpp"

namespace neuralglasses::engine
{

/// The acquisition engine behind IAcquisitionEngine: what a DRDY brought becomes sealed EMG frames in a ring, and figures of
/// each channel. No heap, no exceptions. One task calls Take; one other task, or the same, calls all the rest. Start and Stop
/// may only be called while no Take runs and none can begin: the board quiets DRDY first.
class AcquisitionEngine
{
  public:
    /// Makes an engine for 1 or 2 chips whose frames live in the arena; both outlive it.
    AcquisitionEngine(int chips, uint8_t *arena, int32_t arenaBytes, const Lock &lock);

    /// Begins, sequence 0 first, counters and figures at zero; false, and nothing is changed, if the settings are out of range
    /// or the arena would hold less than 2.048 s.
    bool Start(const Settings &settings);

    /// Ends, and forgets every frame.
    void Stop();

    bool IsRunning() const
    {
        return running_;
    }

    /// Bytes that Take expects: 27 or 55.
    int FrameLength() const
    {
        return AfeFrame::Length(chips_);
    }

    /// Takes the bytes clocked in at a DRDY, and its time in microseconds modulo 2^32. Nothing happens unless the engine runs.
    void Take(const uint8_t *bytes, uint32_t ticks);

    /// Copies the oldest unread frame into a buffer of MaxFrameLength bytes, moves on, and returns its length; 0 if there is none.
    int Read(uint8_t *frame)
    {
        return ring_.Read(frame);
    }

    /// Copies the frame of a sequence number into a buffer of MaxFrameLength bytes and returns its length; 0 if it is not kept.
    int Recall(int32_t sequence, uint8_t *frame)
    {
        return ring_.Recall(static_cast<uint32_t>(sequence), frame);
    }

    /// Moves the read cursor over the oldest unread frames.
    void Skip(int32_t count)
    {
        ring_.Skip(count);
    }

    int32_t Unread() const
    {
        return ring_.Unread();
    }

    int32_t Overruns() const
    {
        return ring_.Overruns();
    }

    int32_t BadFrames() const
    {
        return static_cast<int32_t>(badFrames_.load(std::memory_order_relaxed));
    }

    int32_t SampleSets() const
    {
        return static_cast<int32_t>(sampleSets_.load(std::memory_order_relaxed));
    }

    int32_t LeadOff() const
    {
        return static_cast<int32_t>(leadOff_.load(std::memory_order_relaxed));
    }

    /// Writes StatisticsLength numbers at most, begins new figures, and returns the sample sets that they cover; 0, and nothing
    /// is written, if there were none.
    int32_t ReadStatistics(int32_t *statistics);

  private:
    const int maxChips_;
    const Lock lock_;
    FrameRing ring_;
    FramePacker packer_;
    DcBlocker blocker_;
    ChannelFigures figures_;
    std::atomic<uint32_t> badFrames_{0};
    std::atomic<uint32_t> sampleSets_{0};
    std::atomic<uint32_t> leadOff_{0};
    int channels_ = 0;
    int chips_;
    bool running_ = false;
};

} // namespace neuralglasses::engine
