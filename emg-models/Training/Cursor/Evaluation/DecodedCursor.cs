using NeuralGlasses.Pointing;
using NeuralGlasses.StreamingNetwork.Cursor;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Cursor.Simulated;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Cursor.Evaluation;

/// <summary>What a decoder made of a while, step by step, beside what really happened.</summary>
/// <param name="Steps">What the decoder gave.</param>
/// <param name="TrueVelocities">Degrees a second, as far ahead of each step as a network says them (<see cref="CursorWhile.AheadSteps"/>), [step, axis].</param>
/// <param name="TrueAngles">Degrees likewise, [step, axis].</param>
/// <param name="Presses">Onset and release of each pinch, in seconds.</param>
public sealed record DecodedCursor(IReadOnlyList<CursorStep> Steps, float[] TrueVelocities, float[] TrueAngles, IReadOnlyList<(double Onset, double Release)> Presses)
{
    /// <summary>Length, in hours.</summary>
    public double Hours => Steps.Count * CursorNetworkOptions.StepSeconds / 3600;

    /// <summary>Time of a step's newest sample, in seconds.</summary>
    public static double SecondsOf(int step) => (step + 1) * CursorNetworkOptions.StepSeconds;

    /// <summary>Decodes a while from an empty state.</summary>
    /// <param name="decoder">Any decoder of the wrist.</param>
    /// <param name="lived">The while.</param>
    /// <param name="stepped">Told each step right behind it; null for nobody.</param>
    public static DecodedCursor Of(ICursorDecoder decoder, CursorWhile lived, Action<CursorStep>? stepped = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(lived);
        const int Sets = CursorNetworkOptions.StrideSamples;
        var samples = lived.Session.Microvolts();
        var block = new EmgBlock(SimulatedSession.Channels, Sets) { RateHz = BandPath.RateHz, SampleCount = Sets };
        var steps = new List<CursorStep>();
        decoder.Reset();
        for (var at = 0; at + (Sets * SimulatedSession.Channels) <= samples.Length; at += Sets * SimulatedSession.Channels)
        {
            samples.AsSpan(at, Sets * SimulatedSession.Channels).CopyTo(block.Buffer);
            block.FirstSample = new HostTime((long)(at / SimulatedSession.Channels) * 1_000_000 / BandPath.RateHz);
            decoder.Push(block);
            while (decoder.TryStep(out var step))
            {
                steps.Add(step);
                stepped?.Invoke(step);
            }
        }

        return new DecodedCursor(steps, lived.VelocitiesAhead(), lived.AnglesAhead(), [.. lived.Presses()]);
    }
}
