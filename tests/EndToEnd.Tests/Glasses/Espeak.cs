using Xunit;

namespace NeuralGlasses.EndToEnd.Tests.Glasses;

/// <summary>Tests that need a voice are skipped where it is not installed.</summary>
internal static class Espeak
{
    internal static bool IsInstalled { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "espeak-ng")));

    internal static void SkipWithout() => Assert.SkipUnless(IsInstalled, "espeak-ng is not installed (apt-get install espeak-ng), so nothing was spoken.");
}
