using NeuralGlasses.Apps;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The notice that is on the display.</summary>
internal sealed class NoticeBoard
{
    /// <summary>Time that a notice stays, in milliseconds.</summary>
    public const double DwellMs = 5000;

    private int _number;
    private HostTime _until;

    /// <summary>The notice as it is shown; null for none.</summary>
    public HudCard? Card { get; private set; }

    public void Post(AppNotice notice, HostTime at)
    {
        _number++;
        HudSymbol symbol = notice.Symbol != HudSymbol.None ? notice.Symbol : notice.Tone == HudTone.Warning ? HudSymbol.Warning : HudSymbol.Check;
        Card = new HudCard($".notice-{_number}", notice.Title, notice.Text) { Tone = notice.Tone, Symbol = symbol };
        _until = at.Plus(DwellMs * 1000);
    }

    /// <summary>Takes the notice away; false if there was none.</summary>
    public bool TryDismiss()
    {
        bool shown = Card is not null;
        Card = null;
        return shown;
    }

    /// <summary>Time goes by; says whether the notice is gone now.</summary>
    public bool Advance(HostTime now) => Card is not null && now >= _until && TryDismiss();
}
