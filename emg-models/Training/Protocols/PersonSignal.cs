using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuralGlasses.Recordings;
using NeuralGlasses.Signal;

namespace NeuralGlasses.Training.Protocols;

/// <summary>The filtered signal that every decoder family starts from.</summary>
public static class PersonSignal
{
    /// <summary>Corner of the high-pass, in hertz.</summary>
    public const double HighPassHz = 20;

    private const double SettlingMs = 200;

    // Weak, so that a person's signal is shared while someone holds it and memory does not grow with the number of people.
    private static readonly ConditionalWeakTable<PersonRecordings, WeakReference<float[,]>[]> Kept = [];

    /// <summary>
    /// The stored steps of a session after a causal second-order Butterworth high-pass that starts anew at each gap-free stretch,
    /// from the mean of the stretch's first 200 ms, or, where the person says so, after the stations of a live stream in microvolts; a
    /// masked channel is the mean of its nearest sound neighbours round the ring.
    /// </summary>
    /// <param name="person">The person.</param>
    /// <param name="session">Index into <see cref="PersonRecordings.Sessions"/>.</param>
    /// <returns>[sample set, channel], in stored steps or microvolts; 0 outside all stretches. Shared: not to be written to.</returns>
    public static float[,] Filtered(PersonRecordings person, int session)
    {
        ArgumentNullException.ThrowIfNull(person);
        var kept = Kept.GetValue(person, key => [.. key.Sessions.Select(_ => new WeakReference<float[,]>(null!))]);
        lock (kept)
        {
            if (kept[session].TryGetTarget(out var signal))
                return signal;
            signal = person.Live is null ? Filter(person.Sessions[session]) : LiveSignal.Of(person.Sessions[session], person.Live);
            Replace(signal, person.MaskedChannels[session]);
            kept[session].SetTarget(signal);
            return signal;
        }
    }

    /// <summary>The filtered samples of one frame, [time, channel], row after row.</summary>
    /// <param name="person">The person.</param>
    /// <param name="frame">Index into the person's frames.</param>
    public static ReadOnlySpan<float> Window(PersonRecordings person, int frame)
    {
        ArgumentNullException.ThrowIfNull(person);
        var (session, start) = (person.Frames[frame].Session, person.Frames[frame].Start);
        var signal = Filtered(person, session);
        return MemoryMarshal.CreateReadOnlySpan(ref signal[start, 0], person.WindowLength * person.ChannelCount);
    }

    private static float[,] Filter(EmgRecording recording)
    {
        var signal = new float[recording.SampleCount, recording.ChannelCount];
        var highPass = Biquad.HighPass(HighPassHz, recording.RateHz, recording.ChannelCount);
        var settling = (int)Math.Round(SettlingMs / 1000 * recording.RateHz);
        foreach (var (start, end) in recording.Stretches)
        {
            highPass.Reset();
            var settled = Math.Min(end, start + settling);
            for (var c = 0; c < recording.ChannelCount; c++)
            {
                var offset = 0.0;
                for (var i = start; i < settled; i++)
                    offset += recording.Samples[i, c];
                offset /= settled - start;
                for (var i = start; i < end; i++)
                    signal[i, c] = (float)highPass.Apply(c, recording.Samples[i, c] - offset);
            }
        }

        return signal;
    }

    private static void Replace(float[,] signal, IReadOnlyList<int> masked)
    {
        var channels = signal.GetLength(1);
        foreach (var channel in masked)
        {
            var (before, after) = (Neighbour(channel, channels - 1, channels, masked), Neighbour(channel, 1, channels, masked));
            for (var i = 0; i < signal.GetLength(0); i++)
                signal[i, channel] = (signal[i, before] + signal[i, after]) / 2;
        }
    }

    private static int Neighbour(int channel, int step, int channels, IReadOnlyList<int> masked)
    {
        var at = channel;
        do
            at = (at + step) % channels;
        while (masked.Contains(at));
        return at;
    }
}
