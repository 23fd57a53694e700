using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>What the wearer was told, newest first.</summary>
public sealed class NoticesApp : GlassesApp
{
    private const int MostLines = 50;
    private IReadOnlyList<NoticeLine> _lines = [];
    private bool _reads;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("notices");

    /// <inheritdoc/>
    protected override void OnStart() => new AppNotices(Glasses).Watch();

    /// <inheritdoc/>
    protected override void OnOpen() => Refresh();

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        string unread = happened.Value("unread", "0");
        Glasses.Tell(unread == "0" ? "" : $"{unread} new");
        if (Glasses.IsOpen && !_reads)
            Refresh();
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_reads && intent.Kind is IntentKind.Back or IntentKind.Select)
            Refresh();
        else if (intent.Kind == IntentKind.Select && long.TryParse(intent.FocusedId, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            Read(number);
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        new AppNotices(Glasses).Clear();
        Refresh();
    }

    private void Refresh()
    {
        _reads = false;
        new AppNotices(Glasses).List(lines =>
        {
            _lines = lines;
            if (lines.Count == 0)
                Glasses.Show(new HudScene("notices", [new HudCard("none", "No notices", "") { Symbol = HudSymbol.Bell }]));
            else
                Glasses.Show(new HudScene("notices", [new HudList("lines", "Notices", [.. lines.Take(MostLines).Select(Item)])]), menu: [new AppChoice("clear", "Clear all")]);
        });
    }

    private void Read(long number)
    {
        if (_lines.FirstOrDefault(line => line.Number == number) is not { Title: not null } line)
            return;
        _reads = true;
        new AppNotices(Glasses).MarkRead(number);
        Glasses.Show(new HudScene("notice", [new HudText("when", $"{line.App} {line.When}".Trim()) { Style = HudTextStyle.Caption, Tone = HudTone.Dim }, new HudText("title", line.Title) { Style = HudTextStyle.Title }, new HudText("text", line.Text.Length == 0 ? "No more text." : line.Text)]), leadsBack: true);
    }

    private static HudItem Item(NoticeLine line) => new(line.Number.ToString(CultureInfo.InvariantCulture), Short(line.Title), line.When) { Symbol = line.IsRead ? HudSymbol.None : HudSymbol.Bell };

    // What is too long for a line is read in full when it is selected.
    private static string Short(string title) => title.Length <= AppManifest.MostTitleLength ? title : title[..(AppManifest.MostTitleLength - 1)] + "…";
}
