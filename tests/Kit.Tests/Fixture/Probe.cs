using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Testing;

namespace NeuralGlasses.Kit.Tests.Fixture;

// An app that does at a pinch what the test wants next, as an app would, in the middle of what the glasses told it.
internal sealed class Probe : GlassesApp
{
    public Action<Probe>? Next { get; set; }

    public List<AppAnswer> Answers { get; } = [];

    public AppCamera Camera => new(Glasses);

    public AppSound Sound => new(Glasses);

    public AppHead Head => new(Glasses);

    public AppGallery Gallery => new(Glasses);

    public List<HeadTurn> Turns { get; } = [];

    public void Answer(AppAnswer answer) => Answers.Add(answer);

    public void Say(string text) => Glasses.Say(text, Answer);

    protected override void OnOpen() => Glasses.Show(new HudScene("page", [new HudText("text", "Probing")]));

    protected override void OnEvent(AppEvent happened)
    {
        if (happened.Name == AppHead.Turned)
            Turns.Add(AppHead.Of(happened));
    }

    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Select)
            Next?.Invoke(this);
    }
}

internal static class ProbedGlasses
{
    public static VirtualGlassesFixture Do(this VirtualGlassesFixture glasses, Probe app, Action<Probe> next)
    {
        app.Next = next;
        return glasses.Pinch();
    }
}
