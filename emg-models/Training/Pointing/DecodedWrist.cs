using NeuralGlasses.Calibration;
using NeuralGlasses.Physiology;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Pointing;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Pointing;

/// <summary>The wrist as a decoder sees it: skin potentials through the band and its filters. Owns the decoder.</summary>
public sealed class DecodedWrist : IWristSource
{
    private const int Channels = SimulatedSession.Channels;
    private readonly ICursorDecoder _decoder;
    private readonly BandPath _path;
    private readonly RingPermutation _wearing;
    private readonly float[] _usual = new float[ForearmEmg.BlockSamples * Channels];
    private readonly List<short> _seen = [];
    private readonly EmgBlock _block = new(Channels, ForearmEmg.BlockSamples);
    private long _sets;

    /// <summary>Puts a decoder behind the band of a wearer.</summary>
    public DecodedWrist(ICursorDecoder decoder, Person person, double mainsHz)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(person);
        _decoder = decoder;
        _path = new BandPath(Channels, mainsHz);
        // The wearer tells on which arm the band is; on the left one the pairs come the other way round.
        _wearing = person.Wears == Arm.Left ? RingPermutation.LeftArm : RingPermutation.Identity;
        _block.RateHz = BandPath.RateHz;
    }

    /// <inheritdoc/>
    public void Take(ReadOnlySpan<float> skin, SimulatedForearm arm, bool isPinched)
    {
        for (var i = 0; i < skin.Length; i++)
            _usual[i] = skin[i - (i % Channels) + _wearing.Source(i % Channels, Channels)];
        _seen.Clear();
        _path.Pass(_usual, _seen);
        _block.SampleCount = _seen.Count / Channels;
        _block.FirstSample = new HostTime(_sets * 1_000_000 / BandPath.RateHz);
        _block.Restarted = _sets == 0;
        for (var i = 0; i < _seen.Count; i++)
            _block.Buffer[i] = _seen[i] * SimulatedSession.LsbMicrovolts;
        _sets += _block.SampleCount;
        _decoder.Push(_block);
    }

    /// <inheritdoc/>
    public bool TryStep(out CursorStep decoded) => _decoder.TryStep(out decoded);

    /// <inheritdoc/>
    public void Dispose() => _decoder.Dispose();
}
