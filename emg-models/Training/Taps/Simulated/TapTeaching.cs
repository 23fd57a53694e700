using NeuralGlasses.Physiology;
using NeuralGlasses.StreamingNetwork.Taps;
using NeuralGlasses.Training.Discrete;
using NeuralGlasses.Typing.Language;

namespace NeuralGlasses.Training.Taps.Simulated;

/// <summary>What simulated people type to teach a network: each a while, in a donning of their own.</summary>
public static class TapTeaching
{
    private const int CharactersAtOnce = 140;

    /// <summary>Simulates people, on two threads at most; the order and every sample are those of the seeds.</summary>
    /// <param name="people">Who.</param>
    /// <param name="characters">How much each types.</param>
    /// <param name="language">Where the words come from.</param>
    /// <param name="folder">Where simulated whiles are kept and looked for; null for nowhere.</param>
    /// <param name="progress">Told the share done.</param>
    public static IReadOnlyList<TapSession> Of(SeedRange people, int characters, LanguageModel language, string? folder, Action<double> progress)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(progress);
        if (folder is not null)
            Directory.CreateDirectory(folder);
        var sessions = new TapSession[people.Count];
        var done = 0;
        Parallel.For(0, sessions.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) }, i =>
        {
            var seed = people.First + i;
            var kept = folder is null ? null : Path.Combine(folder, $"{seed}-{characters}.taps");
            sessions[i] = (kept is null ? null : TapSessionFile.Read(kept)) ?? Simulate(seed, characters, language);
            if (kept is not null && !File.Exists(kept))
                TapSessionFile.Write(kept, sessions[i]);
            progress((double)Interlocked.Increment(ref done) / sessions.Length);
        });
        return sessions;
    }

    private static TapSession Simulate(int seed, int characters, LanguageModel language)
    {
        var dice = new Dice(seed, "teaching text");
        var texts = Enumerable.Range(0, Math.Max(1, characters / CharactersAtOnce)).Select(_ => TapTexts.Draw(language, dice, CharactersAtOnce)).ToArray();
        return TapWearer.Session(new TapWearer(seed, 0).Type(texts));
    }
}
