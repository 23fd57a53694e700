using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using Xunit;
using static NeuralGlasses.Inbox.Tests.InboxBench;

namespace NeuralGlasses.Inbox.Tests;

/// <summary>What conversations look like, by pictures that a person has looked at.</summary>
public sealed class InboxPictureTests
{
    private const string Answer = "Take a coat: from three o'clock on it rains in the whole city, and the wind turns to the north. The train at 15:40 is on time, the one at 16:10 is not.";

    [Theory]
    [InlineData("colour-600x600")]
    [InlineData("green-576x288")]
    [InlineData("mono-640x200")]
    public void They_look_as_they_should(string profile)
    {
        using var bench = new InboxBench(profile);
        bench.Hub.Gather("Family", "me", "anna", "bob");
        bench.Say(Bob, "See you there");
        bench.Say(Ada, "Anything else?");
        bench.Glasses.Wait(20_000);
        bench.Say(Anna, "Are you coming?");
        Look("card");
        bench.Glasses.Wait(7000).Open("messages").Wait(200).Back().Wait(200);
        Look("inbox");
        bench.Glasses.SwipeDown().SwipeDown().Pinch().Wait(200);
        bench.Say(Ada, Answer);
        Look("answer-of-an-ai");
        bench.Glasses.Pinch().Wait(200);
        Look("answers");
        bench.Glasses.SwipeDown().Pinch().Wait(200).Hold().Wait(200);
        Look("menu");
        bench.Glasses.Back().Wait(100).Home().Wait(100);
        bench.Glasses.Host.Preferences.Set(GlassesPreferences.Meeting, AppSetting.On);
        bench.Glasses.Wait(20_000);
        bench.Say(Ada, Answer);
        Look("meeting");

        void Look(string name)
        {
            bench.Glasses.Wait(500).Hud.IsLegible().IsAudible().LooksLike(Path.Combine(Folder(), "Golden", $"{name}-{profile}.png"));
        }
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string test = "") => Path.GetDirectoryName(test)!;
}
