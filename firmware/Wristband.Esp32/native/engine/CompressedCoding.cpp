#include "CompressedCoding.hpp"

namespace neuralglasses::engine
{

namespace
{

// How a channel is coded, and what that costs.
struct Choice
{
    int order;
    int parameter;
    int bits;
};

class BitWriter
{
  public:
    explicit BitWriter(uint8_t *bytes) : bytes_(bytes)
    {
    }

    void Put(uint32_t value, int count)
    {
        // At most 7 bits wait, and no value is longer than 18.
        waiting_ = (waiting_ << count) | value;
        waitingBits_ += count;
        while (waitingBits_ >= 8)
        {
            waitingBits_ -= 8;
            bytes_[length_++] = static_cast<uint8_t>(waiting_ >> waitingBits_);
        }
    }

    // Fills the last byte with zeros.
    int Finish()
    {
        if (waitingBits_ > 0)
        {
            Put(0, 8 - waitingBits_);
        }

        return length_;
    }

  private:
    uint8_t *bytes_;
    int length_ = 0;
    uint32_t waiting_ = 0;
    int waitingBits_ = 0;
};

// Prediction errors of one channel, folded to unsigned numbers.
void Fold(const int16_t *samples, int sampleCount, int channelCount, int order, uint32_t *folded)
{
    int32_t last = 0;
    int32_t beforeLast = 0;
    for (int i = 0; i < sampleCount; i++)
    {
        const int32_t sample = samples[i * channelCount];
        const int32_t error = order == 0 ? sample : order == 1 ? sample - last : sample - 2 * last + beforeLast;
        folded[i] = (static_cast<uint32_t>(error) << 1) ^ static_cast<uint32_t>(error >> 31);
        beforeLast = last;
        last = sample;
    }
}

int Cost(const uint32_t *folded, int sampleCount, int parameter)
{
    int bits = ChannelHeaderBits;
    for (int i = 0; i < sampleCount; i++)
    {
        const uint32_t quotient = folded[i] >> parameter;
        bits += quotient < EscapeOnes ? static_cast<int>(quotient) + 1 + parameter : EscapeOnes + EscapedBits;
    }

    return bits;
}

// Of equals the lowest order, then the lowest parameter. Leaves the folded errors of the choice behind.
Choice Choose(const int16_t *samples, int sampleCount, int channelCount, uint32_t *folded)
{
    Choice best = {0, 0, INT32_MAX};
    for (int order = 0; order <= MaxOrder; order++)
    {
        Fold(samples, sampleCount, channelCount, order, folded);
        for (int parameter = 0; parameter <= MaxRiceParameter; parameter++)
        {
            const int bits = Cost(folded, sampleCount, parameter);
            if (bits < best.bits)
            {
                best = {order, parameter, bits};
            }
        }
    }

    Fold(samples, sampleCount, channelCount, best.order, folded);
    return best;
}

} // namespace

int EncodeCompressed(const int16_t *samples, int sampleCount, int channelCount, uint8_t *bytes, int limit)
{
    uint32_t folded[MaxRawSamples];
    BitWriter writer(bytes);
    int bits = 0;
    for (int channel = 0; channel < channelCount; channel++)
    {
        const Choice choice = Choose(samples + channel, sampleCount, channelCount, folded);
        bits += choice.bits;
        if (bits > (limit - 1) * 8)
        {
            return 0;
        }

        writer.Put(static_cast<uint32_t>((choice.order << 4) | choice.parameter), ChannelHeaderBits);
        for (int i = 0; i < sampleCount; i++)
        {
            const uint32_t quotient = folded[i] >> choice.parameter;
            if (quotient < EscapeOnes)
            {
                writer.Put((2u << quotient) - 2, static_cast<int>(quotient) + 1);
                writer.Put(folded[i] & ((1u << choice.parameter) - 1), choice.parameter);
            }
            else
            {
                writer.Put((1u << EscapeOnes) - 1, EscapeOnes);
                writer.Put(folded[i], EscapedBits);
            }
        }
    }

    return writer.Finish();
}

} // namespace neuralglasses::engine
