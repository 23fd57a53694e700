namespace NeuralGlasses.Contract;

/// <summary>
/// The lossless compressed coding. Bits are written most significant first. Channel after channel: two bits predictor
/// order p (0 to 2), four bits Rice parameter k (0 to 14), then for each sample set the prediction error, with samples
/// before the frame counted as zero, folded to an unsigned value (0, −1, 1, −2 … become 0, 1, 2, 3 …) and Rice-coded:
/// quotient by 2^k in ones, a zero, k bits. A quotient of 16 or more is written as 16 ones and the folded value in 18 bits.
/// The last byte is filled with zeros. Fixed predictors and Rice codes as in Robinson, "SHORTEN: Simple lossless and
/// near-lossless waveform compression", Cambridge CUED/F-INFENG/TR.156, 1994.
/// </summary>
public static class CompressedCoding
{
    /// <summary>Highest predictor order.</summary>
    public const int MaxOrder = 2;

    /// <summary>Highest Rice parameter.</summary>
    public const int MaxRiceParameter = 14;

    /// <summary>Number of ones that announces an escaped value.</summary>
    public const int EscapeOnes = 16;

    /// <summary>Bits of an escaped value: second differences of 16-bit samples, folded, need 18.</summary>
    public const int EscapedBits = 18;

    /// <summary>Bits before a channel's values.</summary>
    public const int ChannelHeaderBits = 6;

    /// <summary>
    /// Writes the samples [sample set, channel] and returns the number of bytes, or 0 if that would not be less than
    /// <paramref name="limit"/> bytes. Of all orders and parameters the one with the fewest bits is taken; of equals, the
    /// lowest order, then the lowest parameter, so that every encoder writes the same bytes.
    /// </summary>
    public static int Encode(short[] samples, int sampleCount, int channelCount, byte[] buffer, int offset, int limit)
    {
        int bits = 0;
        int bitLimit = (limit - 1) * 8;
        for (int channel = 0; channel < channelCount; channel++)
        {
            int best = Choose(samples, sampleCount, channelCount, channel);
            int cost = best >> 8;
            if (bits + cost > bitLimit)
            {
                return 0;
            }

            int order = (best >> 4) & 0x03;
            int k = best & 0x0F;
            bits = Put(buffer, offset, bits, (uint)((order << 4) | k), ChannelHeaderBits);
            for (int i = 0; i < sampleCount; i++)
            {
                uint folded = Folded(samples, i, channelCount, channel, order);
                int quotient = (int)(long)(folded >> k);
                if (quotient < EscapeOnes)
                {
                    bits = Put(buffer, offset, bits, (uint)((1 << (quotient + 1)) - 2), quotient + 1);
                    bits = Put(buffer, offset, bits, folded & (uint)((1 << k) - 1), k);
                }
                else
                {
                    bits = Put(buffer, offset, bits, (1u << EscapeOnes) - 1, EscapeOnes);
                    bits = Put(buffer, offset, bits, folded, EscapedBits);
                }
            }
        }

        return (bits + 7) >> 3;
    }

    /// <summary>
    /// Reads sampleCount × channelCount samples; false if the bytes end too early, go on too long, or hold an order,
    /// a parameter or a value that no encoder writes.
    /// </summary>
    public static bool TryDecode(byte[] buffer, int offset, int length, short[] samples, int sampleCount, int channelCount)
    {
        int end = length * 8;
        int position = 0;
        for (int channel = 0; channel < channelCount; channel++)
        {
            if (position + ChannelHeaderBits > end)
            {
                return false;
            }

            int order = (int)(long)Get(buffer, offset, position, 2);
            int k = (int)(long)Get(buffer, offset, position + 2, 4);
            position += ChannelHeaderBits;
            if (order > MaxOrder || k > MaxRiceParameter)
            {
                return false;
            }

            int last = 0;
            int beforeLast = 0;
            for (int i = 0; i < sampleCount; i++)
            {
                int quotient = 0;
                while (quotient < EscapeOnes && position < end && Get(buffer, offset, position, 1) != 0)
                {
                    quotient++;
                    position++;
                }

                int tail = quotient == EscapeOnes ? EscapedBits : k + 1;
                if (position + tail > end)
                {
                    return false;
                }

                // The zero that ends the quotient is the first bit of the tail, so it adds nothing to the value.
                uint folded = Get(buffer, offset, position, tail);
                position += tail;
                if (quotient < EscapeOnes)
                {
                    folded |= (uint)quotient << k;
                }

                int error = (int)(long)(folded >> 1) ^ -(int)(long)(folded & 1);
                int value = order == 0 ? error : order == 1 ? error + last : error + (2 * last) - beforeLast;
                if (value < short.MinValue || value > short.MaxValue)
                {
                    return false;
                }

                beforeLast = last;
                last = value;
                samples[(i * channelCount) + channel] = (short)value;
            }
        }

        return (position + 7) >> 3 == length && (position == end || Get(buffer, offset, position, end - position) == 0);
    }

    // Returns cost in bits << 8 | order << 4 | k.
    private static int Choose(short[] samples, int sampleCount, int channelCount, int channel)
    {
        int best = int.MaxValue;
        for (int order = 0; order <= MaxOrder; order++)
        {
            for (int k = 0; k <= MaxRiceParameter; k++)
            {
                int cost = ChannelHeaderBits;
                for (int i = 0; i < sampleCount; i++)
                {
                    int quotient = (int)(long)(Folded(samples, i, channelCount, channel, order) >> k);
                    cost += quotient < EscapeOnes ? quotient + 1 + k : EscapeOnes + EscapedBits;
                }

                int candidate = (cost << 8) | (order << 4) | k;
                if (candidate >> 8 < best >> 8)
                {
                    best = candidate;
                }
            }
        }

        return best;
    }

    private static uint Folded(short[] samples, int i, int channelCount, int channel, int order)
    {
        int at = (i * channelCount) + channel;
        int error = samples[at];
        if (order > 0 && i > 0)
        {
            int last = samples[at - channelCount];
            error -= order == 1 ? last : 2 * last;
            if (order == 2 && i > 1)
            {
                error += samples[at - (2 * channelCount)];
            }
        }

        return (uint)((error << 1) ^ (error >> 31));
    }

    private static int Put(byte[] buffer, int offset, int position, uint value, int count)
    {
        for (int bit = count - 1; bit >= 0; bit--)
        {
            int at = offset + (position >> 3);
            int mask = 0x80 >> (position & 7);
            if ((position & 7) == 0)
            {
                buffer[at] = 0;
            }

            if (((value >> bit) & 1) != 0)
            {
                buffer[at] |= (byte)mask;
            }

            position++;
        }

        return position;
    }

    private static uint Get(byte[] buffer, int offset, int position, int count)
    {
        uint value = 0;
        for (int i = 0; i < count; i++, position++)
        {
            value = (value << 1) | (uint)((buffer[offset + (position >> 3)] >> (7 - (position & 7))) & 1);
        }

        return value;
    }
}
