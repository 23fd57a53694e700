namespace NeuralGlasses.Hud;

/// <summary>A picture, as wide as its height and its own shape make it.</summary>
/// <param name="Id">Name of the element.</param>
/// <param name="Picture">The picture.</param>
/// <param name="Description">What is to be seen on it, for whoever hears the scene.</param>
/// <param name="HeightDegrees">Height, in degrees of view; less where there is no room.</param>
public sealed record HudImage(string Id, HudPicture Picture, string Description, double HeightDegrees) : HudElement(Id);
