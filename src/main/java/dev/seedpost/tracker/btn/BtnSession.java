package dev.seedpost.tracker.btn;

import dev.seedpost.http.Departure;
import dev.seedpost.http.Http;
import dev.seedpost.http.Reply;
import dev.seedpost.secret.Secret;
import dev.seedpost.tracker.Definition;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.MultipartBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.FieldMap;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.Multipart;
import retrofit2.http.POST;
import retrofit2.http.Part;
import retrofit2.http.Query;

/**
 * The site's pages as a person sees them who is logged in. What the site renews of the cookie is
 * used from then on and stored nowhere. Safe for use by many threads.
 */
final class BtnSession {
  private final URI base;
  private final Http http;
  private final Http.GatedBy gate;
  private volatile Open open;

  private record Open(Secret cookie, Pages pages) {}

  /** The pages that are used here. */
  interface Pages {
    @GET("upload.php")
    Call<ResponseBody> form();

    @FormUrlEncoded
    @POST("upload.php")
    Call<ResponseBody> autofill(@FieldMap Map<String, String> fields);

    @Multipart
    @POST("upload.php")
    Call<ResponseBody> submit(@Part List<MultipartBody.Part> parts);

    @GET("torrents.php?action=download")
    Call<ResponseBody> download(@Query("id") String id);
  }

  BtnSession(Definition definition, Secret cookie, Http http, Http.GatedBy gate) {
    this.base = definition.base();
    this.http = http;
    this.gate = gate;
    this.open = opened(http.session(cookie, List.of()));
  }

  private Open opened(Secret cookie) {
    return new Open(
        cookie,
        http.retrofit(base, Map.of("Cookie", cookie), Optional.of(gate)).create(Pages.class));
  }

  Reply form(String doing) {
    return renewing(http.send(open.pages().form(), doing));
  }

  /** Changes nothing on the site. */
  Reply autofill(Map<String, String> fields, String doing) {
    return renewing(http.send(open.pages().autofill(fields), doing));
  }

  Reply submit(List<MultipartBody.Part> parts, String doing, Departure departure) {
    return renewing(http.sendOnce(open.pages().submit(parts), doing, departure));
  }

  Reply download(String id, String doing) {
    return renewing(http.send(open.pages().download(id), doing));
  }

  private synchronized Reply renewing(Reply reply) {
    if (!reply.setCookies().isEmpty()) {
      open = opened(http.session(open.cookie(), reply.setCookies()));
    }
    return reply;
  }
}
