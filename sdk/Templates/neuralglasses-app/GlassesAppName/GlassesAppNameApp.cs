using System.Globalization;
using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace GlassesAppName;

/// <summary>Counts pinches, and keeps the count.</summary>
public sealed class GlassesAppNameApp : GlassesApp
{
    private int _count;

    protected override void OnStart() => _count = int.TryParse(Glasses.Storage.Get("count"), CultureInfo.InvariantCulture, out int count) ? count : 0;

    protected override void OnOpen() => Show();

    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind != IntentKind.Select)
            return;
        _count++;
        Glasses.Storage.TrySet("count", _count.ToString(CultureInfo.InvariantCulture));
        Show();
    }

    private void Show() => Glasses.Show(new HudScene("count",
    [
        new HudText("hint", "Pinch to count") { Tone = HudTone.Dim },
        new HudText("count", _count.ToString(CultureInfo.InvariantCulture)) { Style = HudTextStyle.Large },
    ]));
}
