using System.Buffers;
using System.Text;
using System.Text.Json;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Legibility;
using NeuralGlasses.Hud.Spatial;
using NeuralGlasses.Settings;
using NeuralGlasses.Skia;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud.Spatial;

public sealed class HudSpaceTests
{
    private static readonly SkiaTextSetter Setter = new();

    [Fact]
    public void Spaces_are_equal_if_all_in_them_is()
    {
        Assert.Equal(Spaces.Everything(), Spaces.Everything());
        Assert.Equal(Spaces.Everything().GetHashCode(), Spaces.Everything().GetHashCode());
        Assert.NotEqual(Spaces.Scene(Spaces.Board()), Spaces.Scene(Spaces.Board(1)));
        Assert.NotEqual(Spaces.Scene(Spaces.Table()), Spaces.Scene(Spaces.Table() with { LeanDegrees = 10 }));
        Assert.NotEqual(Spaces.Scene(Spaces.Person()), Spaces.Scene(Spaces.Person() with { Speaks = true }));
        Assert.NotEqual(Spaces.Scene(Spaces.Person()), Spaces.Scene(HudAnchorKind.Head, Spaces.Person()));
    }

    [Fact]
    public void A_space_without_depth_is_its_panels_elements_a_list_a_card_and_a_sign_with_the_same_focus()
    {
        HudScene scene = Spaces.Everything() with { FocusedId = "king" };
        HudScene flat = HudSpace.Flatten(scene);
        Assert.Null(flat.Space);
        Assert.Equal("king", flat.FocusedId);
        Assert.Equal(["anna", "heading", "trains", "board", "table"], flat.Elements.Select(element => element.Id));
        Assert.Equal(["first", "second", "ace", "king", "two"], flat.Focusable);
        Assert.Equal(scene.Focusable, flat.Focusable);
        Assert.Equal(scene.Texts, flat.Texts);
        Assert.Equal("A house beside a tree. · home · tree", Assert.IsType<HudCard>(flat.Elements[3]).Text);
        Assert.Equal(["Ace", "King", "Two"], Assert.IsType<HudList>(flat.Elements[4]).Items.Select(item => item.Label));
        HudScene plain = Scenes.Menu();
        Assert.Same(plain, HudSpace.Flatten(plain));
    }

    [Fact]
    public void A_copy_with_other_objects_shows_those_without_depth_too()
    {
        var space = new HudSpace("space", new HudAnchor(HudAnchorKind.World), [Spaces.Person()]);
        Assert.Equal(["anna"], HudSpace.Flatten(new HudScene("s", [space])).Elements.Select(element => element.Id));
        Assert.Equal(["board"], HudSpace.Flatten(new HudScene("s", [space with { Objects = [Spaces.Board()] }])).Elements.Select(element => element.Id));
    }

    [Fact]
    public void Every_display_lays_a_space_out_as_what_it_is_without_depth()
    {
        foreach (var display in Scenes.Displays)
        {
            HudFrame space = new HudLayout(display, Setter).Arrange(Spaces.Scene(Spaces.Table()));
            HudFrame flat = new HudLayout(display, Setter).Arrange(HudSpace.Flatten(Spaces.Scene(Spaces.Table())));
            Assert.Equal(flat.Parts, space.Parts);
            Assert.NotEmpty(space.Parts);
        }
    }

    [Fact]
    public void It_is_heard_from_left_to_right_with_where_everything_is()
    {
        Assert.Equal(
            "To the left: Anna. Ahead: Platform 7. Bern. 14:02. Basel. 14:07. Ahead: Cards. Ace. of hearts. King. Two. To the right: Whiteboard. A house beside a tree. · home · tree.",
            HudAudio.Whole(Spaces.Everything(), Verbosity.Usual).Speech);
        Assert.Empty(HudAudio.Unheard(Spaces.Everything()));
        Assert.Equal(["anna"], HudAudio.Unheard(Spaces.Scene(Spaces.Person() with { Name = " " })));
    }

    [Fact]
    public void Of_a_change_only_what_is_new_is_heard_with_where_it_is()
    {
        HudScene before = Spaces.Scene(Spaces.Table(), Spaces.Person(-30)) with { FocusedId = "ace" };
        HudScene now = Spaces.Scene(Spaces.Table(), Spaces.Person(-30) with { Name = "Anna Berg" }) with { FocusedId = "ace" };
        Assert.Equal("To the left: Anna Berg.", HudAudio.Change(before, now, Verbosity.Usual).Speech);
        Assert.Equal("King.", HudAudio.Change(before, before with { FocusedId = "king" }, Verbosity.Brief).Speech);
        Assert.Equal(AudioForm.Silence, HudAudio.Change(now, now, Verbosity.Full));
    }

    [Fact]
    public void What_was_written_as_text_is_read_again_as_it_was()
    {
        foreach (HudScene scene in (HudScene[])[Spaces.Everything() with { FocusedId = "two" }, Spaces.Scene(HudAnchorKind.Head, Spaces.Panel())])
        {
            Assert.Equal(scene, Read(Written(scene)));
            Assert.Equal(HudSceneJson.Of(scene), HudSceneJson.Of(Read(Written(scene))));
        }
    }

    [Theory]
    [InlineData("\"distanceMetres\":1.5", "\"distanceMetres\":0.1", "objects[0].distanceMetres is 0.1, expected 0.3 to 10000")]
    [InlineData("\"distanceMetres\":1.5", "\"distanceMetres\":1e99", "objects[0].distanceMetres is 1")]
    [InlineData("\"kind\":\"board\"", "\"kind\":\"wall\"", "kind is 'wall'")]
    [InlineData("\"points\":[0.7,0.3]", "\"points\":[0.7]", "points has 1 entries, expected an even number of numbers")]
    [InlineData("\"points\":[0.7,0.3]", "\"points\":[0.7,\"x\"]", "points has an entry that is no number")]
    [InlineData("\"points\":[0.7,0.3]", "\"points\":7", "points is no list")]
    [InlineData("\"points\":[0.7,0.3]", "\"points\":[0.7,-0.3]", "A point of something in space is -0.3 of the board's height, expected 0 to 1")]
    [InlineData("\"widthDegrees\":24", "\"widthDegrees\":900", "widthDegrees is 900, expected 1 to 90")]
    [InlineData("\"title\":\"Whiteboard\"", "\"titel\":\"Whiteboard\"", "title is missing")]
    public void What_is_no_space_is_refused_with_what_was_found(string right, string wrong, string expected)
    {
        string json = Written(Spaces.Scene(Spaces.Board()));
        Assert.Contains(right, json, StringComparison.Ordinal);
        Assert.Contains(expected, Assert.Throws<SettingsException>(() => Read(json.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_no_place_has_are_refused()
    {
        foreach (double wrong in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1e9])
        {
            Assert.Throws<ArgumentException>(() => new HudPlace(wrong, 0, 1));
            Assert.Throws<ArgumentException>(() => new HudPlace(0, wrong, 1));
            Assert.Throws<ArgumentException>(() => new HudPlace(0, 0, wrong));
            Assert.Throws<ArgumentException>(() => Spaces.Panel() with { WidthDegrees = wrong });
            Assert.Throws<ArgumentException>(() => Spaces.Table() with { LeanDegrees = wrong });
            Assert.Throws<ArgumentException>(() => new HudTable("t", new HudPlace(0, 0, 1), "T", [new HudTableCard("c", "C", "", wrong, 0)]));
            Assert.Throws<ArgumentException>(() => new HudAnchor(HudAnchorKind.World) { BearingDegrees = wrong });
        }
    }

    [Fact]
    public void A_space_too_full_or_in_the_wrong_place_is_refused()
    {
        var inner = new HudSpace("inner", new HudAnchor(HudAnchorKind.World), []);
        Refused("has 2 spaces", [inner, inner with { Id = "other" }]);
        Refused("within a row or a panel", [new HudRow("row", [inner])]);
        Refused("within a row or a panel", [inner with { Id = "outer", Objects = [new HudPanel("panel", new HudPlace(0, 0, 1), [inner])] }]);
        Refused("has 17 objects", [inner with { Objects = [.. Enumerable.Range(0, 17).Select(i => new HudRemotePerson($"p{i}", new HudPlace(0, 0, 1), "P"))] }]);
        Refused("two elements 'ace'", [inner with { Objects = [Spaces.Table()] }, new HudText("ace", "Ace")]);
        Assert.Throws<ArgumentException>(() => new HudBoard("b", new HudPlace(0, 0, 1), "B", "", [new HudStroke(new HudBoardPoint[HudBoard.MostPoints + 1])], []));

        static void Refused(string expected, HudElements elements) =>
            Assert.Contains(expected, Assert.Throws<ArgumentException>(() => new HudScene("s", elements)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_objects_can_be_read_at_the_angle_at_which_they_are_seen()
    {
        Assert.Empty(HudSpaceLegibility.Check(Spaces.Everything(), Spaces.Wide, Setter));
        Assert.Empty(HudSpaceLegibility.Check(Spaces.Scene(Spaces.Table() with { LeanDegrees = 60, DepthDegrees = 40 }), Spaces.Wide, Setter));
        HudScene small = Spaces.Scene(Spaces.Panel() with { WidthDegrees = 4, HeightDegrees = 2 });
        Assert.Contains(HudSpaceLegibility.Check(small, Spaces.Wide, Setter), finding => finding.Rule == LegibilityRule.Room);
        Assert.Contains(HudSpaceLegibility.Check(Spaces.Everything(), Scenes.Mono, Setter), finding => finding.Rule == LegibilityRule.Room);
    }

    private static string Written(HudScene scene)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            HudSceneJson.Write(json, scene, withPixels: true);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static HudScene Read(string json) => HudSceneReading.Read(JsonSection.Parse("scene", json));
}
