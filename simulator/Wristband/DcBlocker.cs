using NeuralGlasses.Wristband.Afe;

namespace NeuralGlasses.Simulator.Wristband;

/// <summary>
/// Takes the electrode's offset from each channel's 24-bit code x, in 32-bit integers with arithmetic shifts:
/// y = x − (acc &gt;&gt; k), acc = acc + y, with k = 6, 7, 8 at 500, 1000, 2000 Hz: a first-order high-pass of 1.24 Hz
/// (fs / (2π · 2^k)). The sample is y &gt;&gt; RightShift, held to 16 bits. acc begins as x · 2^k, and is set so again in the
/// first set whose code is within its limits after 2^(k − 2) sets, 32 ms, in a row at a limit of 24 or 16 bits; without that
/// a bumped electrode would be at the limit for half a second.
/// </summary>
internal sealed class DcBlocker(int channels)
{
    private const int MinCode = -0x800000;
    private readonly int[] _accumulators = new int[channels];
    private readonly int[] _limitedSets = new int[channels];
    private int _cornerShift;
    private int _rightShift;
    private int _recoverySets;
    private bool _settled;

    /// <summary>Returns k for a rate in hertz; -1 if the engine does not have it.</summary>
    internal static int CornerShift(int rateHz) => rateHz switch { 500 => 6, 1000 => 7, 2000 => 8, _ => -1 };

    internal void Start(int rateHz, int rightShift)
    {
        _cornerShift = CornerShift(rateHz);
        _rightShift = rightShift;
        _recoverySets = 1 << (_cornerShift - 2);
        _settled = false;
        Array.Clear(_limitedSets);
    }

    /// <summary>Ends the first set after a start.</summary>
    internal void EndSet() => _settled = true;

    /// <summary>What is held for the offset of a channel, in codes.</summary>
    internal int Offset(int channel) => _accumulators[channel] >> _cornerShift;

    /// <summary>Takes a channel's code and returns y; <paramref name="limited"/> tells whether the code or the sample stands at a limit.</summary>
    internal int Step(int channel, int code, out short sample, out bool limited)
    {
        ref var accumulator = ref _accumulators[channel];
        ref var limitedSets = ref _limitedSets[channel];
        var codeAtLimit = code is Electrodes.MaxCode or MinCode;
        if (!_settled || (limitedSets == _recoverySets && !codeAtLimit))
            accumulator = code << _cornerShift;
        var removed = code - (accumulator >> _cornerShift);
        accumulator += removed;
        var shifted = removed >> _rightShift;
        sample = (short)Math.Clamp(shifted, short.MinValue, short.MaxValue);
        limited = sample != shifted || codeAtLimit;
        limitedSets = limited ? Math.Min(limitedSets + 1, _recoverySets) : 0;
        return removed;
    }
}
