#pragma once

#include "Constants.hpp"

namespace neuralglasses::engine
{

/// Takes the electrode's offset from each channel's code and lets a bumped electrode out of saturation, in 32-bit integers
/// with arithmetic shifts, as hardware-spec/afe-ads1298.md says.
class DcBlocker
{
  public:
    /// What became of one code.
    struct Result
    {
        int32_t removed;
        int16_t sample;
        bool limited;
    };

    /// Returns k for a rate in hertz; -1 if the engine does not have it.
    static int CornerShift(int rateHz);

    void Start(int rateHz, int rightShift);

    /// Takes a channel's code.
    Result Step(int channel, int32_t code);

    /// Ends the first set after a start.
    void EndSet()
    {
        settled_ = true;
    }

    /// What is held for the offset of a channel, in codes.
    int32_t Offset(int channel) const
    {
        return accumulators_[channel] >> cornerShift_;
    }

  private:
    int32_t accumulators_[MaxChannels];
    int32_t limitedSets_[MaxChannels];
    int cornerShift_;
    int rightShift_;
    int32_t recoverySets_;
    bool settled_;
};

} // namespace neuralglasses::engine
