using System.Globalization;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;

namespace NeuralGlasses.Apps;

/// <summary>The wearer's home: rooms, what is in them, and what can be done with it. A selection switches, the dial turns, and what unlocks, opens or heats is asked about first.</summary>
public sealed class HomeApp : GlassesApp
{
    private const string Say = "say";
    private const string Yes = "yes";
    private const string AreaStem = "area ";
    private readonly HomeTurning _turning = new();
    private HomeStanding _standing;
    private IReadOnlyList<(string Area, int Count)> _areas = [];
    private IReadOnlyList<HomeLine> _lines = [];
    private string _area = "";
    private string _chosen = "";
    private HomeConfirmation? _asked;
    private Action<string>? _confirm;
    private string _answer = "";
    private Page _page;

    private enum Page
    {
        Areas,
        Things,
        Dial,
        Options,
        Confirm,
        Answer,
    }

    /// <summary>What the app says of itself.</summary>
    public static AppManifest Manifest { get; } = BuiltInManifests.Read("home");

    private AppHome Home => new(Glasses);

    private HomeLine? Chosen => _lines.FirstOrDefault(line => line.Id == _chosen);

    /// <inheritdoc/>
    protected override void OnStart() => Home.Watch();

    /// <inheritdoc/>
    protected override void OnOpen() => ListAreas();

    /// <inheritdoc/>
    protected override void OnClose() => (_page, _asked, _confirm) = (Page.Areas, null, null);

    /// <inheritdoc/>
    protected override void OnEvent(AppEvent happened)
    {
        string news = _standing.News ?? "";
        _standing = AppHome.Of(happened);
        Glasses.Tell(_standing.IsConnected ? "" : "not connected");
        if (_standing.News.Length > 0 && _standing.News != news)
            Glasses.Notify(new AppNotice("news", "Look at home", _standing.News) { Tone = HudTone.Warning, Urgency = AppUrgency.High });
        if (!Glasses.IsOpen)
            return;
        if (_page == Page.Areas)
            ListAreas();
        else
            Refresh();
    }

    /// <inheritdoc/>
    protected override void OnIntent(in AppIntent intent)
    {
        if (intent.Kind == IntentKind.Back)
            GoBack();
        else if (_page == Page.Dial)
            Turn(intent);
        else if (intent.Kind == IntentKind.Dial && _page == Page.Things && Line(intent.FocusedId) is { } line && line.Commands.Contains("level"))
            TurnFirst(line, intent);
        else if (intent.Kind == IntentKind.Select)
            Select(intent.FocusedId ?? "");
    }

    /// <inheritdoc/>
    protected override void OnAction(string action)
    {
        if (action == Say)
            new AppText(Glasses).Write(new TextWish(TextPurpose.Command, "Tell the home") { Most = 90 }, Written);
    }

    private void Select(string id)
    {
        switch (_page)
        {
            case Page.Areas when id.StartsWith(AreaStem, StringComparison.Ordinal):
                _area = id[AreaStem.Length..];
                ListThings();
                break;
            case Page.Things when Line(id) is { } line:
                Use(line);
                break;
            case Page.Options when Chosen is { } line && line.Options.Contains(id):
                Act(line, "choose", id);
                break;
            case Page.Confirm when id == Yes:
                Action<string>? confirm = _confirm;
                string word = _asked?.Word ?? "";
                ListThings();
                confirm?.Invoke(word);
                break;
            case Page.Confirm or Page.Answer:
                GoBack();
                break;
        }
    }

    private void GoBack()
    {
        (_asked, _confirm) = (null, null);
        if (_page == Page.Things || (_page is Page.Confirm or Page.Answer && _lines.Count == 0))
            ListAreas();
        else
            ListThings();
    }

    private void Use(HomeLine line)
    {
        _chosen = line.Id;
        string command = HomeWords.CommandOf(line);
        if (!line.IsAvailable)
            Refuse($"{line.Name} cannot be reached; look whether it has power.");
        else if (command == "choose")
            ShowOptions(line);
        else if (command == "level")
            ShowDial(line);
        else if (command.Length > 0)
            Act(line, command, "");
    }

    private void Act(HomeLine line, string command, string value, string word = "")
    {
        if (_page is Page.Options)
            ListThings();
        Home.Act(line.Id, command, value, outcome => Became(outcome, confirmed => Act(line, command, value, confirmed)), word);
    }

    private void Became(HomeOutcome outcome, Action<string> again)
    {
        if (outcome.Confirmation is { } asked && Glasses.IsOpen)
        {
            (_asked, _confirm) = (asked, again);
            ShowQuestion(asked);
        }
        else if (!outcome.IsDone)
        {
            Refuse(outcome.Text);
        }
    }

    private void Written(AppAnswer written)
    {
        if (written.IsDone)
            Tell(written.Text, "");
        else if (AppText.EndOf(written) == TextEnd.Refused)
            Refuse(written.Text);
    }

    private void Tell(string text, string word) => Home.Ask(
        text,
        outcome =>
        {
            if (outcome.IsDone && Glasses.IsOpen)
                ShowAnswer(outcome.Text);
            else
                Became(outcome, confirmed => Tell(text, confirmed));
        },
        word);

    private void Refuse(string why) => Glasses.Notify(new AppNotice("refused", "Not done", why) { Tone = HudTone.Warning, IsConfirmation = true });

    private void TurnFirst(HomeLine line, in AppIntent intent)
    {
        if (!line.IsAvailable)
        {
            Refuse($"{line.Name} cannot be reached; look whether it has power.");
            return;
        }

        _chosen = line.Id;
        ShowDial(line);
        Turn(intent);
    }

    // What is risky is set once, when the wearer is done and was asked; all else follows the hand.
    private void Turn(in AppIntent intent)
    {
        if (Chosen is not { } line)
            return;
        double steps = intent.Kind switch
        {
            IntentKind.Dial => intent.X,
            IntentKind.FocusNext => 1,
            IntentKind.FocusPrevious => -1,
            _ => 0,
        };
        if (steps != 0)
        {
            _turning.Turn(line, steps);
            Follow(line);
        }
        else if (line.IsRisky && _turning.IsTurned)
        {
            Act(line, "level", _turning.Value);
        }
        else
        {
            ListThings();
        }
    }

    // One setting is under way at a time, and behind it only the newest.
    private void Follow(HomeLine line)
    {
        PaintDial(line);
        if (line.IsRisky || !_turning.TryBegin(out string value))
            return;
        Home.Act(line.Id, "level", value, outcome =>
        {
            _turning.End();
            if (!outcome.IsDone)
                Became(outcome, word => Act(line, "level", value, word));
            else if (_page == Page.Dial && _chosen == line.Id && _turning.IsBehind)
                Follow(line);
        });
    }

    private void Refresh()
    {
        string area = _area;
        Home.List(area, page =>
        {
            if (area != _area)
                return;
            _lines = page.Lines;
            if (_page == Page.Things)
                PaintThings();
        });
    }

    private HomeLine? Line(string? id) => _lines.FirstOrDefault(line => line.Id == id);

    private void ListAreas()
    {
        _page = Page.Areas;
        Home.Areas(areas =>
        {
            _areas = areas;
            if (_page == Page.Areas && Glasses.IsOpen)
                Glasses.Show(HomeScenes.Areas(_areas, _standing, AreaStem), menu: [new AppChoice(Say, "Tell the home")]);
        });
    }

    private void ListThings()
    {
        (_page, _asked, _confirm) = (Page.Things, null, null);
        Refresh();
    }

    private void PaintThings() => Glasses.Show(HomeScenes.Things(_area, _lines, _standing), leadsBack: true, menu: [new AppChoice(Say, "Tell the home")]);

    private void ShowDial(HomeLine line)
    {
        _page = Page.Dial;
        _turning.Begin(line);
        PaintDial(line);
    }

    private void PaintDial(HomeLine line) => Glasses.Show(HomeScenes.Dial(line, _turning.Level), leadsBack: true);

    private void ShowOptions(HomeLine line)
    {
        _page = Page.Options;
        Glasses.Show(new HudScene("options", [new HudList("list", HomeWords.Short(line.Name), [.. line.Options.Select(option => new HudItem(option, HomeWords.Short(option), option == line.State ? "now" : ""))])]), leadsBack: true);
    }

    private void ShowQuestion(HomeConfirmation asked)
    {
        _page = Page.Confirm;
        Glasses.Show(HomeScenes.Question(asked, Yes), leadsBack: true);
    }

    private void ShowAnswer(string text)
    {
        (_page, _answer) = (Page.Answer, text);
        Glasses.Show(new HudScene("answer", [new HudText("who", "The home says") { Style = HudTextStyle.Caption, Tone = HudTone.Dim }, new HudText("text", _answer)]), leadsBack: true);
    }
}
