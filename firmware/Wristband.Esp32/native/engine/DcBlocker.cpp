#include "DcBlocker.hpp"

namespace neuralglasses::engine
{

// Before C++20 a compiler may shift negative numbers otherwise; the ones for the chip and the host do not.
static_assert((-3 >> 1) == -2, "right shifts must be arithmetic");

int DcBlocker::CornerShift(int rateHz)
{
    switch (rateHz)
    {
        case 500:
            return 6;
        case 1000:
            return 7;
        case 2000:
            return 8;
        default:
            return -1;
    }
}

void DcBlocker::Start(int rateHz, int rightShift)
{
    cornerShift_ = CornerShift(rateHz);
    rightShift_ = rightShift;
    recoverySets_ = 1 << (cornerShift_ - 2);
    settled_ = false;
    for (int channel = 0; channel < MaxChannels; channel++)
    {
        accumulators_[channel] = 0;
        limitedSets_[channel] = 0;
    }
}

DcBlocker::Result DcBlocker::Step(int channel, int32_t code)
{
    int32_t &accumulator = accumulators_[channel];
    int32_t &limitedSets = limitedSets_[channel];
    const bool codeAtLimit = code == MaxCode || code == -MaxCode - 1;
    if (!settled_ || (limitedSets == recoverySets_ && !codeAtLimit))
    {
        accumulator = code * (1 << cornerShift_);
    }

    const int32_t removed = code - (accumulator >> cornerShift_);
    accumulator += removed;
    const int32_t shifted = removed >> rightShift_;
    const int32_t held = shifted > INT16_MAX ? INT16_MAX : shifted < INT16_MIN ? INT16_MIN : shifted;
    const bool limited = held != shifted || codeAtLimit;
    if (!limited)
    {
        limitedSets = 0;
    }
    else if (limitedSets < recoverySets_)
    {
        limitedSets++;
    }

    return {removed, static_cast<int16_t>(held), limited};
}

} // namespace neuralglasses::engine
