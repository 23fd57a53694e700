using NeuralGlasses.Interaction;
using NeuralGlasses.Link;
using NeuralGlasses.Simulator.Glasses.Cameras;
using NeuralGlasses.Simulator.Verdicts;
using NeuralGlasses.Simulator.Verdicts.Expectations;

namespace NeuralGlasses.Simulator.Scenarios.Reading;

/// <summary>Every kind of expectation that a scenario can have.</summary>
internal static class ExpectationFields
{
    private static readonly WordShape Label = new("the name of a gesture");
    private static readonly TextShape Piece = new("a piece of text in quotation marks");

    private static readonly ChoiceShape<LinkState> States = new(
        ("streaming", LinkState.Streaming), ("disconnected", LinkState.Disconnected), ("refused", LinkState.Refused));

    private static readonly ChoiceShape<IntentKind> Intents = new(
        ("capture", IntentKind.Capture), ("focus_next", IntentKind.FocusNext), ("focus_previous", IntentKind.FocusPrevious), ("select", IntentKind.Select), ("back", IntentKind.Back),
        ("home", IntentKind.Home), ("point", IntentKind.Point), ("context_menu", IntentKind.ContextMenu), ("dial", IntentKind.Dial), ("drag", IntentKind.Drag), ("display_toggle", IntentKind.DisplayToggle));

    /// <summary>The kinds, in the order of the documentation; of two that begin with the same words the longer comes first.</summary>
    public static IReadOnlyList<ExpectationForm> Forms { get; } =
    [
        Form("event", "name", "the glasses make this gesture event; without a time of its own, after each movement of that name", new EventExpectation("", false),
            s => s.Needs("name", Label, (e, v) => e with { Gesture = v }, "name of the gesture")),
        Form("no events", null, "the glasses make no gesture event", new EventExpectation(null, true)),
        Form("no event", "name", "the glasses do not make this gesture event", new EventExpectation("", true),
            s => s.Needs("name", Label, (e, v) => e with { Gesture = v }, "name of the gesture")),
        Form("intent", "name", "the glasses carry this intent out", new IntentExpectation(IntentKind.Capture),
            s => s.Needs("name", Intents, (e, v) => e with { Intent = v }, "name of the intent")),
        Form("photo", "count", "as many photos are taken and kept, or at least one", new PhotoExpectation(null),
            s => s.May("count", new WholeShape(0, 100_000), (e, v) => e with { Count = v }, "how many, exactly")),
        Form("no photo", null, "no photo is taken", new PhotoExpectation(0)),
        LastingForm("hud matches", "picture", "the display shows this picture", new HudPictureExpectation("", 0),
            s => s.Needs("picture", new PathShape("a PNG", File.Exists, open: PictureView.Require), (e, v) => e with { Picture = v }, "PNG, relative to the scenario's file")
                .With("tolerance", new QuantityShape(Unit.Share, 0, 1), e => e.Tolerance, (e, v) => e with { Tolerance = v }, "share of the pixels that may differ")),
        LastingForm("hud shows", "text", "the display shows this text", new HudTextExpectation("", false),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece of what it shows, letter by letter")),
        LastingForm("hud lacks", "text", "the display does not show this text", new HudTextExpectation("", true),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece of what it must not show")),
        Form("voice says", "text", "the glasses begin to say this text", new VoiceExpectation("", false),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece of what they say, letter by letter")),
        Form("voice lacks", "text", "the glasses do not say this text", new VoiceExpectation("", true),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece of what they must not say")),
        Form("text reads", "text", "the wearer ends a text that is this, from its first letter to its last", new TextExpectation(""),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "the whole text, letter by letter")),
        LastingForm("link", "state", "the link to the band stands here", new LinkExpectation(LinkState.Streaming),
            s => s.Needs("state", States, (e, v) => e with { State = v }, "where the link stands")),
        Form("log contains", "text", "a line of the run's log says this", new LogExpectation("", false),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece of a line, letter by letter")),
        Form("log lacks", "text", "no line of the run's log says this", new LogExpectation("", true),
            s => s.Needs("text", Piece, (e, v) => e with { Text = v }, "piece that no line may have")),
        .. Figure.All.Select(Bounds),
    ];

    private static ExpectationForm<T> Form<T>(string head, string? subject, string description, T empty, Func<Section<T>, Section<T>>? fields = null)
        where T : Expectation
    {
        var section = new Section<T>("a mapping", () => empty);
        return new(head, subject, description, WithTiming(fields?.Invoke(section) ?? section));
    }

    // Only what lasts can be looked at in one moment.
    private static ExpectationForm<T> LastingForm<T>(string head, string? subject, string description, T empty, Func<Section<T>, Section<T>> fields)
        where T : Expectation => Form(head, subject, description, empty, s => fields(s).May("at", RunTime.From(0), (e, v) => Set(e, e.Timing with { AtS = v }), "at this time"));

    private static Section<T> WithTiming<T>(Section<T> section)
        where T : Expectation => section
        .May("within", RunTime.From(0), (e, v) => Set(e, e.Timing with { WithinS = v }), "within this time of what 'of' or 'after' says, or else of the run's beginning")
        .May("of", RunTime.From(0), (e, v) => Set(e, e.Timing with { OfS = v }), "a time that 'within' counts from")
        .May("after", new TextShape("the name of a movement"), (e, v) => Set(e, e.Timing with { After = v }), "a movement whose onset 'within' counts from, each time that it is made; 'its movement' for that of the event's name")
        .May("from", RunTime.From(0), (e, v) => Set(e, e.Timing with { FromS = v }), "from this time on")
        .May("to", RunTime.From(0), (e, v) => Set(e, e.Timing with { ToS = v }), "up to this time")
        .Check((e, place) => CheckTiming(e.Timing, place));

    private static T Set<T>(T expectation, Timing timing)
        where T : Expectation => (T)((Expectation)expectation with { Timing = timing });

    private static void CheckTiming(Timing timing, Place place)
    {
        if (timing.WithinS is null && (timing.OfS ?? (object?)timing.After) is not null)
            throw place.Wrong($"has '{(timing.OfS is null ? "after" : "of")}' without 'within'; expected how soon.");
        if (timing.OfS is not null && timing.After is not null)
            throw place.Wrong("has both 'of' and 'after'; keep one of them.");
        if (timing.WithinS is not null && (timing.FromS ?? timing.ToS) is not null)
            throw place.Wrong("has 'within' and also 'from' or 'to'; keep one of them.");
        if (timing.AtS is not null && (timing.WithinS ?? timing.FromS ?? timing.ToS) is not null)
            throw place.Wrong("has 'at' and another time; keep one of them.");
        if (timing.FromS >= timing.ToS)
            throw place.Wrong($"is {RunTime.Words(timing.ToS.Value)} and 'from' is {RunTime.Words(timing.FromS.Value)}; expected time to run forwards.", "to");
    }

    private static ExpectationForm Bounds(Figure figure)
    {
        var unit = figure.UnitName switch
        {
            "ms" => Unit.Milliseconds,
            "%" => Unit.Percent,
            _ => Unit.Count,
        };
        var bound = new QuantityShape(unit, 0, 1e9);
        var section = new Section<FigureExpectation>("a mapping", () => new(figure, null, null, null))
            .May("below", bound, (e, v) => e with { Below = v }, "it is less than this")
            .May("above", bound, (e, v) => e with { Above = v }, "it is more than this")
            .May("is", bound, (e, v) => e with { Is = v }, "it is this")
            .Check((e, place) =>
            {
                if (e is { Below: null, Above: null, Is: null })
                    throw place.Wrong($"has no bound; expected such as '{figure.Name} below 3'.");
            });
        return new ExpectationForm<FigureExpectation>(figure.Name, null, figure.Description, section);
    }
}
