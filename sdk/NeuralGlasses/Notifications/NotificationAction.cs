namespace NeuralGlasses.Notifications;

/// <summary>Something that the wearer can do about a notification.</summary>
/// <param name="Id">Name by which the app knows it.</param>
/// <param name="Title">What the wearer reads.</param>
public sealed record NotificationAction(string Id, string Title);
