package dev.seedpost.qbittorrent;

import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Field;
import retrofit2.http.FormUrlEncoded;
import retrofit2.http.GET;
import retrofit2.http.HeaderMap;
import retrofit2.http.POST;
import retrofit2.http.Path;
import retrofit2.http.Query;
import retrofit2.http.QueryMap;

/**
 * The endpoints in use of qBittorrent's Web API, 4.5 to 5.3. Every call takes the session's cookie
 * header, or no header at all. Neither Origin nor Referer is ever sent: a wrong one is refused.
 */
interface WebApi {
  @FormUrlEncoded
  @POST("api/v2/auth/login")
  Call<ResponseBody> login(@Field("username") String user, @Field("password") String password);

  @GET("api/v2/app/version")
  Call<ResponseBody> version(@HeaderMap Map<String, String> session);

  @GET("api/v2/app/webapiVersion")
  Call<ResponseBody> webApiVersion(@HeaderMap Map<String, String> session);

  @GET("api/v2/torrents/info")
  Call<ResponseBody> info(
      @HeaderMap Map<String, String> session, @QueryMap Map<String, String> wanted);

  @GET("api/v2/torrents/trackers")
  Call<ResponseBody> trackers(@HeaderMap Map<String, String> session, @Query("hash") String hash);

  /** Takes a multipart body of known length. */
  @POST("api/v2/torrents/add")
  Call<ResponseBody> add(@HeaderMap Map<String, String> session, @Body RequestBody form);

  /** The operations on listed hashes: stop, pause, start, resume, reannounce. */
  @FormUrlEncoded
  @POST("api/v2/torrents/{operation}")
  Call<ResponseBody> operate(
      @HeaderMap Map<String, String> session,
      @Path("operation") String operation,
      @Field("hashes") String hashes);

  @FormUrlEncoded
  @POST("api/v2/torrents/addTags")
  Call<ResponseBody> addTags(
      @HeaderMap Map<String, String> session,
      @Field("hashes") String hashes,
      @Field("tags") String tags);

  @FormUrlEncoded
  @POST("api/v2/torrents/setCategory")
  Call<ResponseBody> setCategory(
      @HeaderMap Map<String, String> session,
      @Field("hashes") String hashes,
      @Field("category") String category);

  @FormUrlEncoded
  @POST("api/v2/torrents/createCategory")
  Call<ResponseBody> createCategory(
      @HeaderMap Map<String, String> session,
      @Field("category") String category,
      @Field("savePath") String savePath);
}
