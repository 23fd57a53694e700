using NeuralGlasses.Hud;
using Xunit;

namespace NeuralGlasses.Sdk.Tests.Hud;

public sealed class HudSceneTests
{
    [Fact]
    public void Scenes_are_equal_if_all_in_them_is()
    {
        Assert.Equal(Scenes.Menu(), Scenes.Menu());
        Assert.Equal(Scenes.Menu().GetHashCode(), Scenes.Menu().GetHashCode());
        Assert.NotEqual(Scenes.Menu(), Scenes.Menu() with { FocusedId = "b" });
        Assert.NotEqual(Scenes.Menu(), Scenes.Menu(detail: "2"));
        Assert.NotEqual(Scenes.Menu(), Scenes.Menu(Scenes.Notice()));
        Assert.Equal(Scenes.Picture(7), Scenes.Picture(7));
        Assert.NotEqual(Scenes.Picture(7), Scenes.Picture(8));
    }

    [Theory]
    [InlineData("a", "b", "a", "The scene 's' has two elements 'a', expected one of each; rename one.")]
    [InlineData("menu", "b", "c", "The scene 's' has two elements 'menu', expected one of each; rename one.")]
    [InlineData("", "b", "c", "An element of the scene 's' has no id, expected one of its own; give it one.")]
    public void Ids_are_unique_in_a_scene(string first, string second, string card, string expected)
    {
        HudElements elements = [new HudList("menu", "", [new HudItem(first, "A", ""), new HudItem(second, "B", "")]), new HudRow("row", [new HudCard(card, "C", "")])];
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => new HudScene("s", elements)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_focus_moves_in_reading_order_and_texts_are_read_in_it()
    {
        var scene = new HudScene("s", [
            new HudText("intro", "Hello") { CanFocus = true },
            new HudRow("row", [new HudIcon("yes", HudSymbol.Check, "Yes") { CanFocus = true }, new HudIcon("no", HudSymbol.Back, "No")]),
            new HudList("list", "Menu", [new HudItem("a", "A", ""), new HudItem("b", "B", "2")]),
        ]);
        Assert.Equal(["intro", "yes", "a", "b"], scene.Focusable);
        Assert.Equal(["Hello", "Yes", "No", "Menu", "A", "B", "2"], scene.Texts);
    }

    [Fact]
    public void The_focus_stays_on_its_line_or_on_what_took_its_place()
    {
        var focus = new HudFocus();
        Assert.Null(focus.Apply(HudScene.Dark).FocusedId);
        Assert.False(focus.TryMove(1));
        Assert.Equal("a", focus.Apply(Lines("a", "b", "c")).FocusedId);
        Assert.True(focus.TryMove(1));
        Assert.Equal("b", focus.Apply(Lines("x", "a", "b", "c")).FocusedId);
        Assert.Equal("c", focus.Apply(Lines("x", "a", "c")).FocusedId);
        Assert.Equal("a", focus.Apply(Lines("x", "a")).FocusedId);
        Assert.Null(focus.Apply(HudScene.Dark).FocusedId);
        Assert.Equal("x", focus.Apply(Lines("x", "a")).FocusedId);
    }

    [Fact]
    public void The_focus_stops_at_both_ends()
    {
        var focus = new HudFocus();
        focus.Apply(Lines("a", "b", "c"));
        Assert.False(focus.TryMove(-1));
        Assert.True(focus.TryMove(5));
        Assert.Equal("c", focus.FocusedId);
        Assert.False(focus.TryMove(1));
        Assert.True(focus.TryMoveTo("b"));
        Assert.False(focus.TryMoveTo("b"));
        Assert.False(focus.TryMoveTo("z"));
        Assert.Equal("b", focus.FocusedId);
    }

    [Theory]
    [InlineData(0, 4, "The picture has 0 x 4 pixels, expected 1 to 4096 a side; make it smaller.")]
    [InlineData(4, 5000, "The picture has 4 x 5000 pixels, expected 1 to 4096 a side; make it smaller.")]
    [InlineData(4, 4, "The picture of 4 x 4 pixels has 3 bytes, expected 64.")]
    public void A_picture_of_absurd_size_or_with_other_bytes_than_its_size_is_refused(int width, int height, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => new HudPicture(width, height, new byte[3])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_scene_as_text_says_all_of_it_but_the_pixels()
    {
        Assert.Equal(
            """{"scene":"home","focused":"a","elements":[{"id":"menu","list":"Home","items":[{"id":"a","label":"A","detail":"1"},{"id":"b","label":"B","detail":""}]},{"id":"notice","card":"Saved","text":"it is","tone":"Accent","symbol":"Check","mostLines":3}]}""",
            HudSceneJson.Of(Scenes.Menu(Scenes.Notice())));
        string picture = HudSceneJson.Of(Scenes.Picture(7));
        Assert.Contains("\"sha256\":\"", picture, StringComparison.Ordinal);
        Assert.InRange(picture.Length, 100, 300);
        Assert.NotEqual(picture, HudSceneJson.Of(Scenes.Picture(8)));
        Assert.Contains("\"share\":0", HudSceneJson.Of(new HudScene("s", [new HudDial("d", "Zoom", double.NaN, "?")])), StringComparison.Ordinal);
    }

    private static HudScene Lines(params string[] ids) => new("s", [new HudList("list", "", [.. ids.Select(id => new HudItem(id, id, ""))])]);
}
