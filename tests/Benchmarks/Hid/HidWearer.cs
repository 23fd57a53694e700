using NeuralGlasses.Contract;
using NeuralGlasses.Recordings;
using NeuralGlasses.Wristband.Hid;
using NeuralGlasses.Wristband.Wear;

namespace NeuralGlasses.Benchmarks.Hid;

/// <summary>
/// A person of a recording who wears the band: rest, flexion, extension and other gestures as they were prompted. Gestures that were recorded
/// one by one are played with a stretch of rest before and behind each.
/// </summary>
internal sealed class HidWearer
{
    private const int Channels = 8;
    private const int MaskChannels = 3;
    private const int LooksPerSecond = 1_000_000 / RecordedFigures.LookMicroseconds;
    private const string Flexion = "flexion";
    private const string Extension = "extension";
    private readonly RecordedFigures _figures;
    private readonly List<Part> _parts = [];

    public HidWearer(EmgRecording recording)
    {
        string Name(RecordingSegment s) => GestureLabels.Normalise(recording.LabelNames[s.Label]);
        var order = recording.Segments.OrderBy(s => s.Start).ToList();
        var rests = order.Where(s => Name(s) == GestureLabels.Rest).ToList();
        if (rests.Count * 2 < order.Count - rests.Count)
            order = [rests[0], .. order.Except(rests).SelectMany((s, i) => new[] { rests[i % rests.Count], s, rests[(i + 1) % rests.Count] })];
        var at = 0.0;
        foreach (var segment in order)
        {
            var end = at + ((segment.End - segment.Start) / recording.RateHz);
            _parts.Add(new Part(Name(segment), (int)(at * LooksPerSecond), (int)(end * LooksPerSecond)));
            at = end;
        }

        _figures = new RecordedFigures(new SegmentArm(recording, order), at);
    }

    /// <summary>The profile of the wearer: the three channels that tell each gesture best from the other in its first repetition; all else as nobody has set it.</summary>
    public HidProfile Calibrate()
    {
        var flexion = Levels(_parts.First(p => p.Label == Flexion));
        var extension = Levels(_parts.First(p => p.Label == Extension));
        var order = Enumerable.Range(0, Channels).OrderByDescending(c => flexion[c] / extension[c]).ToList();
        var profile = new HidProfile(Channels);
        profile.Masks[0] = order.Take(MaskChannels).Sum(c => 1 << c);
        profile.Masks[1] = order.TakeLast(MaskChannels).Sum(c => 1 << c);
        return profile;
    }

    /// <summary>
    /// Decodes everything with a profile. Whatever begins from the prompt to one second behind the end belongs to the gesture that was prompted:
    /// people react late.
    /// </summary>
    public HidScore Decode(HidProfile profile)
    {
        var score = new HidScore();
        var asked = new HashSet<string>();
        var holds = new int[HidProfile.GestureCount];
        var taps = new int[HidProfile.GestureCount];
        var part = 0;
        ThresholdDecoder? decoder = null;
        foreach (var (look, activity) in Looks())
        {
            decoder ??= new ThresholdDecoder(activity, _figures, profile);
            decoder.Step(0);
            if (part + 1 < _parts.Count && look >= BeginOf(_parts[part + 1]))
            {
                Close(score, _parts[part++], asked, holds, taps);
                Array.Clear(holds);
                Array.Clear(taps);
            }

            for (var gesture = 0; gesture < HidProfile.GestureCount; gesture++)
            {
                holds[gesture] += (decoder.EventsOf(gesture) & ThresholdDecoder.EventHoldBegin) != 0 ? 1 : 0;
                taps[gesture] += (decoder.EventsOf(gesture) & ThresholdDecoder.EventTap) != 0 ? 1 : 0;
            }
        }

        Close(score, _parts[part], asked, holds, taps);
        return score;
    }

    private static int BeginOf(Part part) => part.Label == GestureLabels.Rest ? part.From + LooksPerSecond : part.From;

    private static void Close(HidScore score, Part part, HashSet<string> asked, int[] holds, int[] taps)
    {
        var events = holds.Sum() + taps.Sum();
        var gesture = part.Label == Flexion ? 0 : part.Label == Extension ? 1 : -1;
        if (part.Label == GestureLabels.Rest)
        {
            score.RestEvents += events;
            score.RestS += (double)(part.To - BeginOf(part)) / LooksPerSecond;
        }
        else if (gesture < 0)
        {
            score.OthersAsked++;
            score.OthersActed += events > 0 ? 1 : 0;
        }
        else if (!asked.Add(part.Label))
        {
            score.Asked++;
            score.Held += holds[gesture] > 0 ? 1 : 0;
            score.Clean += holds[gesture] == 1 && events == 1 ? 1 : 0;
            score.Wrong += holds[1 - gesture] + taps[1 - gesture] > 0 ? 1 : 0;
        }
    }

    // Mean waveform length of every channel from one second behind the prompt on.
    private double[] Levels(Part part)
    {
        var sums = new double[Channels];
        foreach (var (look, activity) in Looks().Where(l => l.Look >= part.From + LooksPerSecond && l.Look < part.To))
        {
            for (var channel = 0; channel < Channels; channel++)
                sums[channel] += activity.LengthOf(channel);
        }

        return sums;
    }

    private IEnumerable<(int Look, MuscleActivity Activity)> Looks()
    {
        _figures.Rewind();
        var activity = new MuscleActivity(_figures, _figures, Channels);
        activity.Reset();
        for (var look = 0; _figures.Next(); look++)
        {
            activity.Step(Channels, 0);
            yield return (look, activity);
        }
    }

    private sealed record Part(string Label, int From, int To);
}
