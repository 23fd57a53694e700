#include "ChannelFigures.hpp"

namespace neuralglasses::engine
{

namespace
{

int64_t Absolute(int64_t value)
{
    return value < 0 ? -value : value;
}

// The largest integer whose square is not above the value, found bit by bit so that every twin finds the same.
int32_t SquareRoot(int64_t value)
{
    int64_t root = 0;
    for (int64_t bit = int64_t{1} << 25; bit > 0; bit >>= 1)
    {
        if ((root + bit) * (root + bit) <= value)
        {
            root += bit;
        }
    }

    return static_cast<int32_t>(root);
}

} // namespace

void ChannelFigures::Start()
{
    hasLast_ = false;
    for (Channel &channel : channels_)
    {
        channel.last = 0;
        channel.offset = 0;
    }

    Clear();
}

void ChannelFigures::BeginSet()
{
    if (sets_ == MaxSampleSets)
    {
        Clear();
    }
}

void ChannelFigures::Add(int channel, int32_t removed, int32_t offset, bool limited, uint32_t phase)
{
    Channel &figures = channels_[channel];
    figures.squares += int64_t{removed} * removed;
    if (hasLast_)
    {
        figures.steps += Absolute(int64_t{removed} - figures.last);
    }

    figures.last = removed;
    figures.offset = offset;
    int64_t &component = (phase & 1) == 0 ? figures.inPhase : figures.quadrature;
    component += phase < 2 ? removed : -removed;
    if (limited)
    {
        figures.clipped++;
    }
}

void ChannelFigures::EndSet()
{
    hasLast_ = true;
    sets_++;
}

void ChannelFigures::Clear()
{
    sets_ = 0;
    for (Channel &channel : channels_)
    {
        channel.squares = 0;
        channel.steps = 0;
        channel.inPhase = 0;
        channel.quadrature = 0;
        channel.clipped = 0;
    }
}

void ChannelFigures::Write(int channels, int32_t *statistics) const
{
    for (int channel = 0; channel < channels; channel++)
    {
        const Channel &figures = channels_[channel];
        int32_t *at = statistics + channel * FiguresPerChannel;
        const int64_t i = 2 * Absolute(figures.inPhase) / sets_;
        const int64_t q = 2 * Absolute(figures.quadrature) / sets_;
        at[Rms] = SquareRoot(figures.squares / sets_);
        at[WaveformLength] = static_cast<int32_t>(figures.steps / sets_);
        at[QuarterRate] = SquareRoot(i * i + q * q);
        at[Offset] = figures.offset;
        at[Clipped] = figures.clipped;
    }
}

} // namespace neuralglasses::engine
