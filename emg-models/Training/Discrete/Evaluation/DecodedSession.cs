using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Discrete.Simulated;

namespace NeuralGlasses.Training.Discrete.Evaluation;

/// <summary>A session and what a decoder said at each of its steps.</summary>
/// <param name="Session">The session.</param>
/// <param name="Probabilities">Probability of each label, [step][label].</param>
/// <param name="Activities">Root mean square of the samples of each step, in microvolts.</param>
public sealed record DecodedSession(SimulatedSession Session, IReadOnlyList<float[]> Probabilities, IReadOnlyList<float> Activities)
{
    private const double StepSeconds = SessionTargets.StepSeconds;

    /// <summary>Decodes a session from an empty state, sample by sample as the glasses do.</summary>
    public static DecodedSession Of(IEmgDecoder decoder, SimulatedSession session)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentNullException.ThrowIfNull(session);
        var stride = decoder.Manifest.StrideSamples;
        var block = new EmgBlock(SimulatedSession.Channels, stride) { RateHz = BandPath.RateHz, SampleCount = stride, Restarted = true };
        var values = stride * SimulatedSession.Channels;
        var probabilities = new List<float[]>(session.Samples.Length / values);
        var activities = new List<float>(probabilities.Capacity);
        decoder.Reset();
        for (var start = 0; start + values <= session.Samples.Length; start += values)
        {
            for (var i = 0; i < values; i++)
                block.Buffer[i] = session.Samples[start + i] * SimulatedSession.LsbMicrovolts;
            block.FirstSample = new HostTime((long)start / SimulatedSession.Channels * 1_000_000 / BandPath.RateHz);
            decoder.Push(block);
            block.Restarted = false;
            while (decoder.TryStep(out var step))
            {
                probabilities.Add(step.Probabilities.ToArray());
                activities.Add(step.Activity);
            }
        }

        return new DecodedSession(session, probabilities, activities);
    }

    /// <summary>Events that a policy makes of the session, each at the time of the newest sample behind it.</summary>
    public IReadOnlyList<GestureEvent> Events(IGesturePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy.Reset();
        var events = new List<GestureEvent>();
        for (var step = 0; step < Probabilities.Count; step++)
        {
            var newest = new HostTime((long)Math.Round((step + 1) * StepSeconds * 1e6));
            if (policy.TryDecide(new DecoderStep(Probabilities[step], newest, 1, Activities[step]), out var gesture))
                events.Add(gesture);
        }

        return events;
    }
}
