using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>Shows a text of the wearer a few lines at a time, at a pace that the dial sets, while nobody else is let in.</summary>
public sealed class TeleprompterApp : GlassesApp
{
    private const string Find = "find";
    private const string PlaceKey = "place of ";
    private const double LeastRate = 60;
    private const double MostRate = 260;
    private IReadOnlyList<string> _names = [];
    private IReadOnlyList<string> _pages = [];
    private string _name = "";
    private int _page;
    private double _rate;
    private bool _runs;
    private double _pageBeganS;

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("teleprompter");

    private double NowS => Glasses.Now.Microseconds / 1e6;

    /// <inheritdoc/>
    protected override void OnStart() => _rate = Glasses.Settings.Number("rate");

    /// <inheritdoc/>
    protected override void OnOpen() => ListTexts();

    /// <inheritdoc/>
    protected override void OnClose() => Leave();

    /// <inheritdoc/>
    protected override void OnSetting(string setting) => _rate = Glasses.Settings.Number("rate");

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (_pages.Count == 0)
        {
            if (intent.Kind == IntentKind.Select && intent.FocusedId is { } name && _names.Contains(name))
                Open(name);
            return;
        }

        switch (intent.Kind)
        {
            case IntentKind.Select:
                _runs = !_runs;
                Turn(_page);
                break;
            case IntentKind.FocusNext:
                Turn(_page + 1);
                break;
            case IntentKind.FocusPrevious:
                Turn(_page - 1);
                break;
            case IntentKind.Dial:
                _rate = Math.Clamp(_rate + (10 * intent.X), LeastRate, MostRate);
                Turn(_page);
                break;
            case IntentKind.Back:
                Leave();
                ListTexts();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == "begin")
            Turn(0);
        else if (action == Find)
            new AppText(Glasses).Write(new TextWish(TextPurpose.Search, "Find a text") { Most = 40 }, Found);
    }

    /// <inheritdoc/>
    protected override void OnTick()
    {
        if (!_runs || NowS - _pageBeganS < TextPages.WordsOf(_pages[_page]) * 60 / _rate)
            return;
        if (_page + 1 < _pages.Count)
            Turn(_page + 1);
        else
            End();
    }

    private void ListTexts() => new AppDocuments(Glasses).List(names =>
    {
        _names = names;
        Glasses.Show(
            names.Count == 0
            ? new HudScene("texts", [new HudCard("none", "No texts", "Put .txt files into the folder of texts on the glasses.") { Symbol = HudSymbol.Text }])
            : new HudScene("texts", [new HudList("names", "Texts", [.. names.Select(name => new HudItem(name, name, Glasses.Storage.Get(PlaceKey + name) is { } page ? $"page {page}" : ""))])]),
            menu: names.Count == 0 ? [] : [new AppChoice(Find, "Find")]);
    });

    // The first text whose name has the words is opened; who finds none is told.
    private void Found(AppAnswer wanted)
    {
        string? name = wanted.IsDone ? _names.FirstOrDefault(each => each.Contains(wanted.Text, StringComparison.OrdinalIgnoreCase)) : null;
        if (name is not null && Glasses.IsOpen)
            Open(name);
        else if (wanted.IsDone || AppText.EndOf(wanted) == TextEnd.Refused)
            Glasses.Notify(new AppNotice("find", "Nothing found", wanted.IsDone ? $"No text is called '{wanted.Text}'." : wanted.Text) { Tone = HudTone.Warning, IsConfirmation = true });
    }

    private void Open(string name) => new AppDocuments(Glasses).Read(name, text =>
    {
        _pages = text.IsDone ? TextPages.Of(text.Text) : [];
        if (_pages.Count == 0)
        {
            Glasses.Notify(new AppNotice("text", "No text", text.IsDone ? $"'{name}' is empty." : text.Text) { Tone = HudTone.Warning, IsConfirmation = true });
            return;
        }

        _name = name;
        int place = int.TryParse(Glasses.Storage.Get(PlaceKey + name), NumberStyles.None, CultureInfo.InvariantCulture, out int kept) ? kept - 1 : 0;
        Turn(place);
    });

    private void Turn(int page)
    {
        _page = Math.Clamp(page, 0, _pages.Count - 1);
        _pageBeganS = NowS;
        Glasses.Show(
            new HudScene("text",
            [
                new HudProgress("place", "", (_page + 1.0) / _pages.Count),
                new HudText("words", _pages[_page]),
                new HudText("pace", string.Create(CultureInfo.InvariantCulture, $"{(_runs ? "" : "Paused · ")}{_rate:0} words a minute")) { Style = HudTextStyle.Caption, Tone = HudTone.Dim },
            ]),
            leadsBack: true,
            menu: [new AppChoice("begin", "To the start")]);
    }

    private void End()
    {
        _runs = false;
        Glasses.Storage.Remove(PlaceKey + _name);
        Turn(_page);
    }

    private void Leave()
    {
        if (_pages.Count > 0 && _page > 0)
            Glasses.Storage.TrySet(PlaceKey + _name, (_page + 1).ToString(CultureInfo.InvariantCulture));
        (_pages, _runs) = ([], false);
    }
}
