using NeuralGlasses.Calibration.Session;
using NeuralGlasses.Decoding.Events;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Calibration.Events;

/// <summary>
/// Adapts a model of short events to one wearer from a guided minute, on the glasses: finds how the band is worn and when each gesture was
/// made, and learns the wearer's own last layers. Seconds on one core; nothing of it leaves the device.
/// </summary>
public static class EventCalibration
{
    /// <summary>Batches of one round of learning.</summary>
    public const int LearningSteps = 150;

    /// <summary>Times that each gesture is asked for in the usual guided minute.</summary>
    public const int UsualRepetitions = 6;

    /// <summary>Most times that each gesture is asked for.</summary>
    public const int MostRepetitions = 8;

    // The gestures are found anew with what was learnt from the first finding.
    private const int Rounds = 2;
    private const double FirstMs = 60, LastMs = 150, UndecidedMs = 220, ReactionMs = 100, LatestReleaseMs = 700;

    /// <summary>A guided minute: each gesture some times, one prompt after the other.</summary>
    /// <param name="labels">Labels of the model.</param>
    /// <param name="restLabel">Label of rest.</param>
    /// <param name="repetitions">Times that each gesture is asked for, 1 to 8.</param>
    public static GuidedSession Session(IReadOnlyList<string> labels, string restLabel, int repetitions = UsualRepetitions)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(repetitions, MostRepetitions);
        var known = new EventLabels(labels, restLabel);
        var asked = Enumerable.Range(0, labels.Count).Where(k => k != known.Rest && !known.IsRelease(k)).ToArray();
        var each = Math.Floor(100 * (GuidedSession.LongestSeconds - 1) / (asked.Length * repetitions)) / 100;
        var prompts = new List<CalibrationPrompt> { new(restLabel, 0, 0, 1) };
        for (var i = 0; i < asked.Length * repetitions; i++)
            prompts.Add(new(labels[asked[i % asked.Length]], i / asked.Length, Math.Round(1 + (i * each), 2), Math.Round(1 + ((i + 1) * each), 2)));
        return new GuidedSession(prompts, restLabel);
    }

    /// <summary>Adapts.</summary>
    /// <param name="model">The model as it ships; its state is lost.</param>
    /// <param name="population">What everybody begins with.</param>
    /// <param name="recording">A recording of a session that <see cref="Session"/> made.</param>
    /// <param name="wearings">Ways in which the band may be worn, the most likely first.</param>
    /// <param name="seed">Seed of every draw.</param>
    /// <exception cref="CalibrationException">The session asks for a gesture that the model does not know, or nothing was recorded.</exception>
    public static EventProfile Run(IEmbeddingDecoder model, EventPopulation population, CalibrationRecording recording, IReadOnlyList<RingPermutation> wearings, int seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(wearings);
        var manifest = model.Manifest;
        var labels = new EventLabels(manifest.Labels, manifest.RestLabel);
        var stepMs = manifest.StrideMs;
        Pass? best = null;
        foreach (var wearing in wearings)
        {
            var pass = new Pass(wearing, Embed(model, recording, wearing), 0);
            var moments = Moments(Score(population.Head, pass.Embeddings), recording, manifest.Labels, labels, stepMs);
            pass = pass with { Likeness = moments.Sum(moment => moment.Likeness) };
            if (best is null || pass.Likeness > best.Likeness)
                best = pass;
        }

        if (best is null || best.Embeddings.Count == 0)
            throw new CalibrationException("The session holds no sample; record it again from the first prompt to the last.");
        var head = population.Head;
        for (var round = 0; round < Rounds; round++)
        {
            var moments = Moments(Score(head, best.Embeddings), recording, manifest.Labels, labels, stepMs);
            head = EventHeadLearning.Adapt(population, Frames(best.Embeddings, moments, labels, stepMs), labels.Rest, LearningSteps, seed + round);
        }

        return new EventProfile(manifest.Name, manifest.Version, best.Wearing, head);
    }

    private static List<float[]> Embed(IEmbeddingDecoder model, CalibrationRecording recording, RingPermutation wearing)
    {
        var manifest = model.Manifest;
        var stride = manifest.StrideSamples;
        var sources = Enumerable.Range(0, manifest.ChannelCount).Select(channel => wearing.Source(channel, manifest.ChannelCount)).ToArray();
        var block = new EmgBlock(manifest.ChannelCount, stride) { RateHz = manifest.SampleRateHz, SampleCount = stride, Restarted = true };
        var embeddings = new List<float[]>();
        model.Reset();
        for (var start = 0; start + stride <= recording.SampleCount; start += stride)
        {
            var window = recording.Window(start, stride);
            for (var i = 0; i < window.Length; i++)
                block.Buffer[i] = window[i - (i % sources.Length) + sources[i % sources.Length]];
            // A step that was lost is silence: rare, and better than to begin anew.
            if (window.IsEmpty)
                block.Samples.Clear();
            block.FirstSample = new HostTime((long)(start * 1e6 / manifest.SampleRateHz));
            model.Push(block);
            block.Restarted = false;
            while (model.TryStep(out _))
                embeddings.Add(model.Embedding.ToArray());
        }

        model.Reset();
        return embeddings;
    }

    private static List<float[]> Score(EventHead head, List<float[]> embeddings)
    {
        var probabilities = new List<float[]>(embeddings.Count);
        foreach (var embedding in embeddings)
        {
            var answer = new float[head.ClassCount];
            head.Score(embedding, answer);
            probabilities.Add(answer);
        }

        return probabilities;
    }

    private static List<Moment> Moments(List<float[]> probabilities, CalibrationRecording recording, IReadOnlyList<string> names, EventLabels labels, double stepMs)
    {
        var length = Steps(LastMs - FirstMs, stepMs);
        var moments = new List<Moment>();
        var session = recording.Session;

        // The band sends before the first prompt, while the wearer gets ready.
        var lateMs = recording.SampleAt(0) * 1000.0 / recording.RateHz;
        foreach (var prompt in session.Prompts.Where(prompt => prompt.Label != session.RestLabel))
        {
            var label = names.ToList().IndexOf(prompt.Label);
            if (label < 0)
                throw new CalibrationException($"The session asks for '{prompt.Label}', the model knows {string.Join(", ", names)}; make the session from the model's labels.");
            var last = Steps(lateMs + (prompt.EndSeconds * 1000), stepMs);
            var at = EventAlignment.Find(probabilities, label, labels.Rest, Steps(lateMs + (prompt.StartSeconds * 1000) + ReactionMs, stepMs), last, length);
            if (at < 0)
                continue;
            moments.Add(new(label, at, length, Likeness(probabilities, label, labels.Rest, at, length)));
            if (!labels.IsPress(label))
                continue;
            var release = EventAlignment.Find(probabilities, labels.ReleaseOf(label), labels.Rest, at + Steps(80, stepMs), Math.Min(last, at + Steps(LatestReleaseMs, stepMs)), length);
            if (release >= 0)
                moments.Add(new(labels.ReleaseOf(label), release, length, 0));
        }

        return moments;
    }

    private static double Likeness(List<float[]> probabilities, int label, int rest, int at, int length)
    {
        var sum = 0.0;
        for (var i = at; i < at + length; i++)
            sum += Math.Log(probabilities[i][label] + 1e-4f) - Math.Log(1 - probabilities[i][rest] + 1e-4f);
        return sum;
    }

    private static EventFrames Frames(List<float[]> embeddings, List<Moment> moments, EventLabels labels, double stepMs)
    {
        var targets = new int[embeddings.Count];
        Array.Fill(targets, labels.Rest);
        foreach (var moment in moments)
            Fill(targets, moment.At - Steps(FirstMs, stepMs), moment.At + Steps(UndecidedMs - FirstMs, stepMs), -1);
        foreach (var moment in moments)
            Fill(targets, moment.At, moment.At + moment.Length, moment.Label);
        var kept = Enumerable.Range(0, targets.Length).Where(i => targets[i] >= 0).ToArray();
        return new EventFrames([.. kept.Select(i => embeddings[i])], [.. kept.Select(i => targets[i])]);
    }

    private static void Fill(int[] targets, int from, int to, int value)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, targets.Length); i++)
            targets[i] = value;
    }

    private static int Steps(double ms, double stepMs) => (int)Math.Round(ms / stepMs);

    private sealed record Pass(RingPermutation Wearing, List<float[]> Embeddings, double Likeness);

    private readonly record struct Moment(int Label, int At, int Length, double Likeness);
}
