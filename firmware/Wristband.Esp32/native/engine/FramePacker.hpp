#pragma once

#include "FrameRing.hpp"

namespace neuralglasses::engine
{

/// Gathers sample sets, cuts them as planned for the link, and writes whole EMG frames into the ring. A block of
/// samplesPerBlock sets is cut every samplesPerFrame sets and at its end; each cut gives one frame for every
/// channelsPerFrame channels, lower channels first, with common device ticks. Only the task that answers DRDY comes here.
class FramePacker
{
  public:
    explicit FramePacker(FrameRing &ring) : ring_(ring)
    {
    }

    /// Whether frames can be cut so: false if a number is out of range or a frame would not fit in raw coding.
    static bool CanCut(const Settings &settings);

    void Start(const Settings &settings);

    /// Takes one sample set of the DRDY at this time, with masks of the channels that are off and that stood at a limit.
    void Add(const int16_t *set, uint32_t ticks, uint32_t leadOff, uint32_t saturated);

    /// Gives up the sets since the last cut; their sequence numbers stay missing, and the next set begins a new block.
    void Break();

  private:
    void CutGroup();
    int Pack(int first, int channels);
    void WriteHeader(int flags, int first, int channels);

    FrameRing &ring_;
    Settings settings_ = {};
    bool first_ = true;
    int setsInBlock_ = 0;
    int setsInGroup_ = 0;
    uint32_t groupTicks_ = 0;
    uint32_t groupLeadOff_ = 0;
    uint32_t groupSaturated_ = 0;
    int16_t group_[MaxRawSamples * MaxChannels];
    int16_t samples_[MaxRawSamples];
    uint8_t frame_[MaxFrameLength];
};

} // namespace neuralglasses::engine
