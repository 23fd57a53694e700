using NeuralGlasses.Apps;
using NeuralGlasses.Hosting;
using NeuralGlasses.Testing;
using Xunit;

namespace NeuralGlasses.Kit.Tests.Examples;

public sealed class ExampleProcessTests
{
    [Fact]
    public void All_examples_run_in_processes_of_their_own_and_show_what_they_show_in_one()
    {
        string[] folders = [Built.Tally, Built.Intervals, Built.Postcard, Built.Directions];
        List<string> inProcess = Play(folders.Select(AppFolder.InstallInProcess));
        Assert.Equal(inProcess, Play(folders.Select(Built.AsProcess)));
        Assert.Contains(inProcess, texts => texts.Contains("Look at this", StringComparison.Ordinal));
        Assert.Contains(inProcess, texts => texts.Contains("Arrow straight", StringComparison.Ordinal) && texts.Contains("Left into Mill Street", StringComparison.Ordinal));
    }

    private static List<string> Play(IEnumerable<InstalledApp> apps)
    {
        using var glasses = new VirtualGlassesFixture([.. apps]);
        var seen = new List<string>();
        Do(() => glasses.Open("org.example.tally").Pinch().SwipeDown().Dial(2));
        Do(() => glasses.Open("org.example.intervals").Dial(1).Pinch().Wait(3000));
        Do(() => glasses.Open("org.example.postcard").Pinch().SwipeDown().Pinch());
        Do(() => glasses.Open("org.example.directions").SwipeDown());
        Do(() => glasses.Wait(1500).TurnHead(-80));
        Do(() => glasses.Open("org.example.tally"));
        Do(() => glasses.Home());
        Assert.All(glasses.Host.Apps, app => Assert.Equal((AppState.Running, null), (app.State, app.LastFailure)));
        return seen;

        void Do(Action gestures)
        {
            gestures();
            seen.Add($"{glasses.Now.Microseconds}: {string.Join(" | ", glasses.Hud.Texts)}, heard as {glasses.Hud.Speech}");
        }
    }
}
