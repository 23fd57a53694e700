using NeuralGlasses.Simulator.Glasses.Script;
using NeuralGlasses.Simulator.Scenarios;
using NeuralGlasses.Simulator.Web.Live;

namespace NeuralGlasses.Simulator.Web.Wishes;

/// <summary>Something is to be heard around the wearer, by the microphones of the glasses: a sound that comes with the simulator, or a WAV file.</summary>
/// <param name="Sound">Name of a sound that comes with the simulator.</param>
/// <param name="Wav">Instead of it: the bytes of a WAV file, in base64.</param>
/// <param name="GainDb">How much louder than in the file, in decibels, -60 to 20.</param>
internal sealed record SoundWish(string? Sound = null, byte[]? Wav = null, double GainDb = 0) : Wish
{
    private static readonly string Folder = Path.Combine(Scenario.BuiltInFolder, "sounds");

    /// <summary>Names of the sounds that come with the simulator, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. (Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.wav") : []).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override void Check(Scenario scenario)
    {
        if ((Sound is null) == (Wav is null))
            throw RefusalException.Wrong($"The sound has {(Sound is null ? "neither sound nor wav" : "both sound and wav")}; expected one of them.");
        if (Sound is not null && !Names.Contains(Sound))
            throw RefusalException.Wrong($"sound is '{Sound}'; expected one of {string.Join(", ", Names)}.");
        RequireRange(GainDb, -60, 20, "gainDb", "decibels");
    }

    /// <inheritdoc/>
    public override JournalEntry Do(LiveWorld world)
    {
        var glasses = world.Simulation.Glasses;
        if (glasses.Sounds is not { } sounds)
            throw RefusalException.NotNow($"The glasses {glasses.Profile.Name} have no microphones; restart with others.");
        var (name, file) = Sound is null ? ("a WAV file", Keep(world)) : (Sound, Path.Combine(Folder, Sound + ".wav"));
        try
        {
            var lengthS = sounds.Add(new SoundScenario(world.NowS, file, GainDb: GainDb));
            return new JournalEntry { Kind = "sound", AtS = world.NowS, Name = name, Text = $"{name} is heard for {lengthS:F1} s" };
        }
        catch (ScenarioException e)
        {
            throw RefusalException.Wrong(e.Message);
        }
    }

    // The run's folder keeps what was heard.
    private string Keep(LiveWorld world) =>
        Path.Combine(world.Simulation.Folder.Path, world.Simulation.Folder.Write($"sounds/{world.Simulation.Clock.Microseconds}-{++world.SoundsKept}.wav", Wav));
}
