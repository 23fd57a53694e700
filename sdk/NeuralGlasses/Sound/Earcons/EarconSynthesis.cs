using NeuralGlasses.Hud.Audio;

namespace NeuralGlasses.Sound.Earcons;

/// <summary>Makes the samples of short sounds from their notes: sines whose edges are raised cosines, so that nothing clicks, and which fade towards their end.</summary>
public static class EarconSynthesis
{
    /// <summary>Longest edge of a note, in milliseconds; a shorter note is all edge.</summary>
    public const double EdgeMs = 8;

    /// <summary>The samples of a sound from -0.5 to 0.5 at a rate in hertz; none for a sound without notes.</summary>
    public static float[] Render(Earcon earcon, int rateHz)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rateHz, 8000);
        IReadOnlyList<EarconNote> notes = EarconScore.NotesOf(earcon);
        if (notes.Count == 0)
            return [];
        var samples = new float[(int)Math.Ceiling(notes.Max(note => note.AtMs + note.LengthMs) * rateHz / 1000)];
        foreach (EarconNote note in notes)
            Add(note, samples, rateHz);
        return samples;
    }

    private static void Add(in EarconNote note, float[] samples, int rateHz)
    {
        var start = (int)Math.Round(note.AtMs * rateHz / 1000);
        int count = Math.Min((int)Math.Round(note.LengthMs * rateHz / 1000), samples.Length - start);
        double edge = Math.Min(EdgeMs * rateHz / 1000, count / 2.0);
        for (var i = 0; i < count; i++)
        {
            double fromEdge = Math.Min(i + 0.5, count - i - 0.5);
            double shape = fromEdge < edge ? (1 - Math.Cos(Math.PI * fromEdge / edge)) / 2 : 1;
            double fade = 1 - (0.4 * i / count);
            samples[start + i] += (float)(note.Level * shape * fade * Math.Sin(2 * Math.PI * note.FrequencyHz * i / rateHz));
        }
    }
}
