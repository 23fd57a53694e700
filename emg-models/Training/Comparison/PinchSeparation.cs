using NeuralGlasses.Physiology;
using NeuralGlasses.Signal;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Comparison;

/// <summary>
/// How well one person's own gestures can be told apart by a moment of them, whatever decoder comes behind: linear discriminant analysis of
/// the loudness of every channel and of the difference of every two neighbours, taught by the person's own first clips and drawn again many times.
/// </summary>
public static class PinchSeparation
{
    /// <summary>Clips of each gesture that teach.</summary>
    public const int TaughtClips = 4;

    /// <summary>Lengths of the moment, in milliseconds.</summary>
    public static readonly IReadOnlyList<int> MomentsMs = [100, 150, 300, 700];

    /// <summary>What is done, for the report.</summary>
    public const string Method = "The loudest moment of each clip behind a high-pass of 30 Hz; logarithm of the mean power of each channel and of the difference of neighbours; LDA, "
        + "shrinkage 0.3, taught by four clips of each gesture drawn twenty times, tested on the others.";

    private const int Draws = 20;
    private const double HighPassHz = 30;
    private const double SettlingS = 0.1;
    private const double Shrinkage = 0.3;
    private const double FloorPower = 0.5;

    /// <summary>Shares told right of one person's clips: of all gestures, and index from middle pinch alone.</summary>
    /// <param name="signal">The person; labels are those of <paramref name="twin"/>.</param>
    /// <param name="twin">The set, whose movements include <c>index_pinch</c> and <c>middle_pinch</c>.</param>
    /// <param name="momentMs">Length of the moment, in milliseconds.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">A gesture has too few clips to teach and to test.</exception>
    public static (double Told, double IndexFromMiddle) Of(LabelledSignal signal, SetTwin twin, int momentMs, int seed)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(twin);
        int[] gestures = [.. Enumerable.Range(0, twin.Movements.Count).Where(i => twin.Movements[i].Movement is not null)];
        var (index, middle) = (Array.FindIndex(gestures, i => twin.Movements[i].Movement == "index_pinch"), Array.FindIndex(gestures, i => twin.Movements[i].Movement == "middle_pinch"));
        var clips = signal.Prompts.Where(prompt => gestures.Contains(prompt.Label))
            .Select(prompt => (Label: Array.IndexOf(gestures, prompt.Label), Loudness: Moment(signal, prompt, momentMs))).ToArray();
        foreach (var gesture in gestures)
        {
            var count = clips.Count(clip => gestures[clip.Label] == gesture);
            if (count <= TaughtClips)
                throw new ArgumentException($"{signal.Subject} has {count} clips of '{twin.Movements[gesture].Label}', expected more than {TaughtClips}.", nameof(signal));
        }

        var dice = new Dice(seed, "taught clips");
        var (told, tested, pinchesTold, pinches) = (0, 0, 0, 0);
        var scores = new double[gestures.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var taught = Drawn(clips, gestures.Length, dice);
            var classifier = LinearDiscriminant.Fit(
                [.. taught.Select(i => clips[i].Loudness)], [.. taught.Select(i => clips[i].Label)], new int[taught.Count], gestures.Length, Shrinkage, 1);
            for (var i = 0; i < clips.Length; i++)
            {
                if (taught.Contains(i))
                    continue;
                classifier.Score(clips[i].Loudness, scores);
                tested++;
                told += Array.IndexOf(scores, scores.Max()) == clips[i].Label ? 1 : 0;
                if (clips[i].Label != index && clips[i].Label != middle)
                    continue;
                pinches++;
                pinchesTold += scores[index] > scores[middle] == (clips[i].Label == index) ? 1 : 0;
            }
        }

        return ((double)told / tested, (double)pinchesTold / pinches);
    }

    private static HashSet<int> Drawn((int Label, float[] Loudness)[] clips, int classes, Dice dice)
    {
        var drawn = new HashSet<int>();
        for (var label = 0; label < classes; label++)
        {
            var left = Enumerable.Range(0, clips.Length).Where(i => clips[i].Label == label).ToList();
            for (var taken = 0; taken < TaughtClips; taken++)
            {
                var at = dice.Below(left.Count);
                drawn.Add(left[at]);
                left.RemoveAt(at);
            }
        }

        return drawn;
    }

    private static float[] Moment(LabelledSignal signal, LabelledPrompt prompt, int momentMs)
    {
        var channels = signal.Channels;
        var sets = signal.Span(prompt.Start, prompt.End);
        var length = prompt.End - prompt.Start;
        var filter = Biquad.HighPass(HighPassHz, signal.RateHz, channels);
        var filtered = new double[sets.Length];
        for (var i = 0; i < filtered.Length; i++)
            filtered[i] = filter.Apply(i % channels, sets[i]);
        var window = (int)(momentMs * signal.RateHz / 1000);
        var stride = Math.Max(1, (int)(signal.RateHz / 100));
        var (first, loudest) = (0, -1.0);
        for (var start = (int)(SettlingS * signal.RateHz); start + window <= length; start += stride)
        {
            var power = 0.0;
            for (var i = start * channels; i < (start + window) * channels; i++)
                power += filtered[i] * filtered[i];
            if (power > loudest)
                (first, loudest) = (start, power);
        }

        var powers = new double[2 * channels];
        for (var t = first; t < first + window; t++)
        {
            for (var c = 0; c < channels; c++)
            {
                var (here, next) = (filtered[(t * channels) + c], filtered[(t * channels) + ((c + 1) % channels)]);
                powers[c] += here * here / window;
                powers[channels + c] += (here - next) * (here - next) / window;
            }
        }

        return Array.ConvertAll(powers, power => (float)Math.Log(power + FloorPower));
    }
}
