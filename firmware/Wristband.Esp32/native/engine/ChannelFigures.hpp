#pragma once

#include "Constants.hpp"

namespace neuralglasses::engine
{

/// Figures of every channel, gathered set by set whether or not anybody reads frames. Both sides need the lock.
class ChannelFigures
{
  public:
    void Start();

    /// Makes room for a set: figures that nobody read in time begin anew.
    void BeginSet();

    /// Takes one channel's y, offset and limit; phase is the number of the set since start, modulo 4.
    void Add(int channel, int32_t removed, int32_t offset, bool limited, uint32_t phase);

    void EndSet();

    int32_t SampleSets() const
    {
        return sets_;
    }

    /// Begins new figures.
    void Clear();

    /// Writes the figures of the first channels as EngineStatistics lays them out. Only of a copy: square roots take time.
    void Write(int channels, int32_t *statistics) const;

  private:
    struct Channel
    {
        int64_t squares;
        int64_t steps;
        int64_t inPhase;
        int64_t quadrature;
        int32_t clipped;
        int32_t last;
        int32_t offset;
    };

    Channel channels_[MaxChannels];
    int32_t sets_;
    bool hasLast_;
};

} // namespace neuralglasses::engine
