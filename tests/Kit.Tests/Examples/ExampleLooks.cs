using System.Runtime.CompilerServices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

// Wears an example and holds what it shows to the pictures in the folder Golden, to the rules of legibility, and to having words.
internal static class ExampleLooks
{
    public static TheoryData<string> Profiles => [.. VirtualGlassesFixture.Profiles];

    public static VirtualGlassesFixture Wear(string folder, string profile = "colour-600x600", IAppKeep? keep = null) =>
        new([AppFolder.InstallInProcess(folder)], new VirtualGlassesOptions { Profile = profile, Keep = keep ?? new MemoryAppKeep() });

    public static void Check(VirtualGlassesFixture glasses, string name, [CallerFilePath] string test = "")
    {
        glasses.Hud.IsLegible().IsAudible();
        if (glasses.Picture.Length > 0)
            glasses.Hud.LooksLike(Path.Combine(Path.GetDirectoryName(test)!, "Golden", $"{name}-{glasses.Glasses.Profile.Name}.png"));
        Assert.NotEqual("", glasses.Hud.Speech);
    }
}
